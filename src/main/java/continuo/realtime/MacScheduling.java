package continuo.realtime;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/// The time-constraint policy, which says how long a thread computes each time and how soon it must be done. Everybody
/// may have it.
final class MacScheduling implements Scheduling {

    private static final int STANDARD_POLICY = 1; // THREAD_STANDARD_POLICY
    private static final int TIME_CONSTRAINT_POLICY = 2; // THREAD_TIME_CONSTRAINT_POLICY
    private static final int TIME_CONSTRAINT_SIZE = 4;
    private static final int PREEMPTIBLE = 1;
    private static final int NO_PERIOD = 0; // notes come when they come
    private static final long COMPUTATION_NANOS = 500_000;
    private static final long CONSTRAINT_NANOS = 2_000_000;
    private static final long THINKING_NANOS = 5_000_000;
    private static final long THINKING_CONSTRAINT_NANOS = 20_000_000;

    private final MacThreads threads;

    MacScheduling() {
        this(new MacThreads(Native.system()));
    }

    MacScheduling(MacThreads threads) {
        this.threads = threads;
    }

    @Override
    public Optional<Grant> raise(Urgency urgency) throws RefusedException {
        boolean thinks = urgency == Urgency.THINK;
        int thread = threads.current();
        if (threads.hasPolicy(thread, TIME_CONSTRAINT_POLICY, TIME_CONSTRAINT_SIZE)) {
            return Optional.empty(); // CoreMIDI's thread
        }
        int[] constraint = {
            NO_PERIOD,
            threads.clockUnits(thinks ? THINKING_NANOS : COMPUTATION_NANOS),
            threads.clockUnits(thinks ? THINKING_CONSTRAINT_NANOS : CONSTRAINT_NANOS),
            PREEMPTIBLE
        };
        int result = threads.setPolicy(thread, TIME_CONSTRAINT_POLICY, constraint);
        if (result != 0) {
            throw new RefusedException("macOS answered " + result);
        }
        return Optional.of(new ConstrainedThread(threads, thread, constraint, Thread.currentThread()));
    }

    @Override
    public List<String> advice() {
        return List.of();
    }

    /// A thread with its number in the system.
    private static final class ConstrainedThread implements Grant {

        private final MacThreads threads;
        private final int port;
        private final int[] constraint;
        private final Thread java;

        ConstrainedThread(MacThreads threads, int port, int[] constraint, Thread java) {
            this.threads = threads;
            this.port = port;
            this.constraint = constraint;
            this.java = java;
        }

        @Override
        public String thread() {
            return java.getName();
        }

        @Override
        public long cpuNanos() {
            return Math.max(0, ManagementFactory.getThreadMXBean().getThreadCpuTime(java.threadId()));
        }

        @Override
        public void giveBack() {
            threads.setPolicy(port, STANDARD_POLICY);
        }

        @Override
        public void takeAgain() {
            threads.setPolicy(port, TIME_CONSTRAINT_POLICY, constraint);
        }
    }
}
