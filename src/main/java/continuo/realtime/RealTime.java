package continuo.realtime;

import continuo.realtime.Scheduling.Grant;
import continuo.realtime.Scheduling.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Real-time scheduling of this process: off until [#begin], and then for each thread that [#around] or [#join]
/// concerns. A thread that is refused goes on as it is. Any thread may call.
public final class RealTime {

    private static volatile @Nullable RealTime current;

    private final Scheduling system;
    private final Watchdog watchdog;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("continuo-watch").unstarted(this::watch);
    private volatile @Nullable String refusal;
    private volatile boolean ended;

    private RealTime(Scheduling system, Consumer<String> says) {
        this.system = system;
        watchdog = new Watchdog(says);
    }

    /// What the system said.
    ///
    /// @param granted whether urgent threads are run as such
    /// @param why why not, in words; empty if they are
    /// @param advice what a user types or clicks to get it, a line each
    public record Answer(boolean granted, String why, List<String> advice) {

        public Answer {
            advice = List.copyOf(advice);
        }
    }

    /// From here on urgent threads are run as such, if the system allows it.
    ///
    /// @param says takes a line for the user, should a thread have to give it back
    public static Answer begin(Consumer<String> says) {
        return begin(Scheduling.here(), says);
    }

    static synchronized Answer begin(Scheduling system, Consumer<String> says) {
        end();
        RealTime begun = new RealTime(system, says);
        begun.thread.start();
        try {
            begun.asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String why = begun.refusal;
        if (why == null) {
            current = begun;
            return new Answer(true, "", List.of());
        }
        return new Answer(false, why, system.advice());
    }

    /// No thread is urgent any more, except on Windows, where each thread stays so until its work ends.
    public static synchronized void end() {
        RealTime begun = current;
        current = null;
        if (begun != null) {
            begun.ended = true;
            LockSupport.unpark(begun.thread);
            begun.watchdog.endAll();
        }
    }

    /// The same work on an urgent thread: one that sleeps whenever it has nothing to do.
    public static Runnable around(Urgency urgency, Runnable work) {
        return () -> during(urgency, () -> {
            work.run();
            return true;
        });
    }

    /// The calling thread is urgent while it does this work.
    public static <T> T during(Urgency urgency, Supplier<T> work) {
        RealTime begun = current;
        if (begun == null) {
            return work.get();
        }
        Optional<Grant> grant = begun.raise(urgency);
        try {
            return work.get();
        } finally {
            grant.ifPresent(begun.watchdog::end);
        }
    }

    /// The calling thread, which is not ours to begin, is urgent from here on until it ends.
    public static void join(Urgency urgency) {
        RealTime begun = current;
        if (begun != null) {
            begun.raise(urgency);
        }
    }

    private Optional<Grant> raise(Urgency urgency) {
        try {
            Optional<Grant> grant = system.raise(urgency);
            grant.ifPresent(given -> watchdog.add(given, System.nanoTime()));
            return grant;
        } catch (RefusedException e) {
            return Optional.empty(); // said at the beginning, when the watchdog asked
        }
    }

    /// The watchdog's thread asks first: if it may not be above the others, the others must not be above anybody.
    private void watch() {
        try {
            system.raise(Urgency.WATCH);
            for (Grant grant : system.raiseJvm()) {
                watchdog.add(grant, System.nanoTime());
            }
        } catch (RefusedException e) {
            refusal = String.valueOf(e.getMessage());
            watchdog.endAll();
            return;
        } catch (RuntimeException | Error e) { // of the linker, say: another C library
            refusal = "it cannot be asked for here: " + e;
            watchdog.endAll();
            return;
        } finally {
            asked.countDown();
        }
        lookUntilEnded();
    }

    /// Nobody stays urgent whom nobody looks after.
    private void lookUntilEnded() {
        try {
            while (!ended) {
                LockSupport.parkNanos(this, Watchdog.LOOK_NANOS);
                watchdog.look(System.nanoTime());
            }
        } finally {
            if (current == this) {
                end();
            }
        }
    }
}
