package continuo.live;

import com.lmax.disruptor.ExceptionHandler;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What happens when a stage fails: it is counted, said in one line, and the stage goes on after its recovery. Nothing
/// that happens in here ends the thread.
final class Failures implements ExceptionHandler<Object> {

    private final String stage;
    private final Runnable recovery;
    private final Runnable lastResort;
    private final AtomicLong errors;
    private final LiveObserver observer;

    /// @param lastResort what to do when the recovery fails too
    Failures(String stage, Runnable recovery, Runnable lastResort, AtomicLong errors, LiveObserver observer) {
        this.stage = stage;
        this.recovery = recovery;
        this.lastResort = lastResort;
        this.errors = errors;
        this.observer = observer;
    }

    @Override
    public void handleEventException(Throwable failure, long sequence, @Nullable Object event) {
        count(failure);
        if (!succeeds(recovery)) {
            succeeds(lastResort);
        }
    }

    @Override
    public void handleOnStartException(Throwable failure) {
        handleEventException(failure, -1, null);
    }

    @Override
    public void handleOnShutdownException(Throwable failure) {
        handleEventException(failure, -1, null);
    }

    private boolean succeeds(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (Throwable failure) { // an Error too: the thread must live, or notes would hang
            count(failure);
            return false;
        }
    }

    /// Says the first failure, the second, the fourth, the eighth, …
    private void count(Throwable failure) {
        long count = errors.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            try {
                observer.said("The " + stage + " failed (" + failure + "); Continuo fell silent and goes on. Failures: "
                        + count + ".");
            } catch (Throwable deaf) { // as above
                errors.incrementAndGet();
            }
        }
    }
}
