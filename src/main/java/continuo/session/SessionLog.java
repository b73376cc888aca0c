package continuo.session;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Step;
import continuo.live.hear.LiveEvent;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Writes a session down while it is played. The stages put entries on its ring, which neither waits nor allocates;
/// `continuo-log` takes them from there and hands them to a [SessionWriter]. Whoever finds the ring full is missing in
/// the log, and the next entry says so.
public final class SessionLog implements LiveObserver, AutoCloseable {

    /// From which bit on the data of an event say which keyboard it came from.
    static final int SOURCE = 24;

    private static final int SLOTS = 1 << 14; // of dense playing, a minute or two
    private static final long LOOK_NANOS = 250_000_000;
    private static final long FAREWELL_MILLIS = 1_500;

    private final RingBuffer<LogEntry> ring =
            RingBuffer.createMultiProducer(LogEntry::new, SLOTS, new BusySpinWaitStrategy()); // wakes nobody
    private final EventPoller<LogEntry> poller = ring.newPoller();
    private final EventPoller.Handler<LogEntry> take = this::take;
    private final AtomicLong missed = new AtomicLong();
    private final AtomicInteger pauses = new AtomicInteger();
    private final LiveObserver teller;
    private final Thread thread = new Thread(this::writeUntilClosed, "continuo-log");
    private volatile boolean closed;
    private volatile boolean paused;
    private final AtomicReference<@Nullable Runnable> next = new AtomicReference<>();
    private Runnable first = () -> {};
    private @Nullable SessionWriter writer; // the thread's, once it runs

    /// @param teller is told what there is to say
    SessionLog(LiveObserver teller) {
        this.teller = teller;
        ring.addGatingSequences(poller.getSequence());
        thread.setDaemon(true);
    }

    /// From now on what is on the ring can be written.
    void writeTo(SessionWriter newWriter) {
        writer = newWriter;
    }

    /// Nothing is taken down from now on, or all is again, after a gap.
    void pause(boolean newPaused) {
        if (paused && !newPaused) {
            pauses.incrementAndGet(); // before anything is taken down again
        }
        paused = newPaused;
    }

    /// Once all that has been taken down so far is written, the thread does `work`, of which it has one at a time.
    void whenWritten(Runnable work) {
        next.set(work);
        LockSupport.unpark(thread);
    }

    /// Begins to write.
    ///
    /// @param opening what the thread does first, so that nobody waits for a disk
    void start(Runnable opening) {
        first = opening;
        thread.start();
    }

    @Override
    public void took(LiveEvent event) {
        LiveSettings settings = event.kind() == LiveEvent.Kind.SETTINGS ? event.settings() : null;
        int data = event.message() | event.source() << SOURCE;
        put(Codes.of(event.kind()), event.heardNanos(), data, settings);
    }

    @Override
    public void step(Step step, long nanos, int data) {
        put(Codes.of(step), nanos, data, null);
    }

    @Override
    public void heard(long whenNanos, int message) {
        put(Codes.HEARD, whenNanos, message, null);
    }

    @Override
    public void sent(long whenNanos, int message) {
        put(Codes.SENT, whenNanos, message, null);
    }

    @Override
    public void passed(long whenNanos, int message) {
        put(Codes.PASSED, whenNanos, message, null);
    }

    @Override
    public void said(String oneLine) {
        teller.said(oneLine);
    }

    private void put(int code, long nanos, int data, @Nullable LiveSettings settings) {
        if (paused) {
            return;
        }
        long sequence;
        try {
            sequence = ring.tryNext();
        } catch (InsufficientCapacityException full) { // one instance, without a stack trace
            missed.incrementAndGet();
            return;
        }
        ring.get(sequence).set(code, nanos, data, settings, missed.get(), pauses.get());
        ring.publish(sequence);
    }

    private void writeUntilClosed() {
        first.run();
        while (!closed) {
            LockSupport.parkNanos(LOOK_NANOS);
            Runnable work = next.getAndSet(null); // before the ring is read
            drain();
            if (work != null) {
                work.run();
            }
        }
        drain();
    }

    /// Writes what is on the ring. Never throws: whatever happens to the log, the stages must find room.
    void drain() {
        SessionWriter to = writer;
        if (to == null) {
            return;
        }
        try {
            while (poller.poll(take) == EventPoller.PollState.PROCESSING) {
                // until there is no more
            }
            to.flush(System.nanoTime());
        } catch (Exception | Error e) {
            to.fail(e);
        }
    }

    private boolean take(LogEntry entry, long sequence, boolean endOfBatch) {
        Objects.requireNonNull(writer).write(entry);
        return true;
    }

    /// After [#close]: whether all is written.
    boolean hasEnded() {
        return !thread.isAlive();
    }

    /// Writes what is left. Where the disk is stuck, that is given up after a while.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        SessionWriter ended = writer;
        if (hasEnded() && ended != null) {
            drain(); // if there was no thread
            ended.close();
        }
    }
}
