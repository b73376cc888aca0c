package continuo.realtime;

import continuo.realtime.Scheduling.Grant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Looks after the threads that were given real-time scheduling: one that has computed for nearly all of the last half
/// second gives it back, and that is said, once for each. It is given it again when it has mostly slept for ten
/// seconds. Time is an argument.
final class Watchdog {

    /// How often [#look] is to be called.
    static final long LOOK_NANOS = 500_000_000;

    private static final double MOST_SHARE = 0.9;
    private static final double CALM_SHARE = 0.5;
    private static final int CALM_LOOKS = 20;

    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final Consumer<String> says;

    /// @param says takes a line for the user
    Watchdog(Consumer<String> says) {
        this.says = says;
    }

    private static final class Watched {

        private final Grant grant;
        private long lookNanos;
        private long cpuNanos;
        private int calmLooks; // since it was taken from the thread
        private boolean taken;
        private boolean said;

        Watched(Grant grant, long now) {
            this.grant = grant;
            lookNanos = now;
            cpuNanos = grant.cpuNanos();
        }

        /// How much of the time since the last look the thread has computed; 0 if that is too short to tell.
        double share(long now) {
            long passed = now - lookNanos;
            if (passed < LOOK_NANOS / 2) {
                return 0;
            }
            long cpu = grant.cpuNanos();
            double share = (double) (cpu - cpuNanos) / passed;
            lookNanos = now;
            cpuNanos = cpu;
            return share;
        }
    }

    /// Begins to look after a thread.
    void add(Grant grant, long now) {
        watched.add(new Watched(grant, now));
    }

    /// The thread gives back what it was given, unless it has been taken from it.
    void end(Grant grant) {
        if (watched.removeIf(one -> one.grant.equals(grant))) {
            grant.giveBack();
        }
    }

    void endAll() {
        watched.forEach(one -> end(one.grant));
    }

    void look(long now) {
        for (Watched one : watched) {
            double share = one.share(now);
            if (one.taken) {
                rest(one, share);
            } else if (share > MOST_SHARE) {
                take(one);
            }
        }
    }

    private void take(Watched one) {
        one.taken = true;
        one.calmLooks = 0;
        one.grant.giveBack();
        if (!one.said) {
            one.said = true;
            says.accept(("A thread of Continuo (%s) has computed for half a second without a rest; it goes on without"
                            + " real-time scheduling.")
                    .formatted(one.grant.thread()));
        }
    }

    private static void rest(Watched one, double share) {
        one.calmLooks = share < CALM_SHARE ? one.calmLooks + 1 : 0;
        if (one.calmLooks >= CALM_LOOKS) {
            one.taken = false;
            one.grant.takeAgain();
        }
    }
}
