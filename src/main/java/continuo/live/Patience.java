package continuo.live;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How a stage waits for its ring: until there is something to read, or until an instant has come at which it has
/// something to do by itself. Neither the stage nor those who publish ever take a lock; Disruptor's own strategies that
/// sleep do so on each publish.
final class Patience implements WaitStrategy {

    /// A stage that has nothing to do ever looks up so often.
    private static final long LONGEST_SLEEP_NANOS = 3_600_000_000_000L;

    private final WaitStyle style;
    private final long spinNanos;
    private final LongSupplier wakeNanos;
    private volatile @Nullable Thread sleeper;

    /// @param spinNanos so long before its instant the stage is woken, and stays awake: sleep ends late, by 0.1 ms
    ///     or so
    /// @param wakeNanos the next instant at which the stage has something to do; asked on its thread
    Patience(WaitStyle style, long spinNanos, LongSupplier wakeNanos) {
        this.style = style;
        this.spinNanos = spinNanos;
        this.wakeNanos = wakeNanos;
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // giving way is what the style YIELDING is for
    public long waitFor(long wanted, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException, TimeoutException {
        long available;
        while ((available = dependent.get()) < wanted) {
            barrier.checkAlert();
            long restNanos = restNanos();
            if (restNanos <= 0) {
                throw TimeoutException.INSTANCE; // one instance, without a stack trace
            }
            if (style == WaitStyle.BLOCKING && restNanos > spinNanos) {
                sleep(restNanos - spinNanos, wanted, dependent, barrier);
            } else if (style == WaitStyle.YIELDING) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
        return available;
    }

    private long restNanos() {
        long wake = wakeNanos.getAsLong();
        return wake == Long.MAX_VALUE ? LONGEST_SLEEP_NANOS : wake - System.nanoTime();
    }

    private void sleep(long nanos, long wanted, Sequence dependent, SequenceBarrier barrier) {
        sleeper = Thread.currentThread();
        // Whoever publishes after this look finds the sleeper; what was published before it, it sees.
        if (dependent.get() < wanted && !barrier.isAlerted()) {
            LockSupport.parkNanos(this, nanos);
        }
        sleeper = null;
    }

    @Override
    public void signalAllWhenBlocking() {
        VarHandle.fullFence(); // a single producer publishes by a store that this load might overtake
        Thread reader = sleeper;
        if (reader != null) {
            LockSupport.unpark(reader);
        }
    }
}
