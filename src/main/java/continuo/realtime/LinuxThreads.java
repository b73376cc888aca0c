package continuo.realtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Binds what is used of Linux's C library. The scheduler's functions take the number of a thread there, so that one
/// thread can ask for another, which `pthread_setschedparam` cannot do safely for a thread that may have ended.
final class LinuxThreads {

    static final int ORDINARY = 0; // SCHED_OTHER
    static final int FIFO = 1; // SCHED_FIFO

    private static final int RESET_ON_FORK = 0x40000000; // SCHED_RESET_ON_FORK: threads made by ours are ordinary
    private static final int CPU_CLOCK_OF_THREAD = 6; // CPUCLOCK_PERTHREAD_MASK | CPUCLOCK_SCHED
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    // pid_t gettid(void)
    private static final MethodHandle GETTID = bind("gettid", FunctionDescriptor.of(JAVA_INT));
    // int sched_setscheduler(pid_t pid, int policy, const struct sched_param *param)
    private static final MethodHandle SET_SCHEDULER =
            bind("sched_setscheduler", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    // int sched_getscheduler(pid_t pid)
    private static final MethodHandle GET_SCHEDULER =
            bind("sched_getscheduler", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    // int clock_gettime(clockid_t clockid, struct timespec *tp)
    private static final MethodHandle CLOCK_GETTIME =
            bind("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

    private LinuxThreads() {}

    private static MethodHandle bind(String function, FunctionDescriptor prototype) {
        return Native.bind(Native.system(), function, prototype);
    }

    /// The number of the calling thread.
    static int current() {
        try {
            return (int) GETTID.invokeExact();
        } catch (Throwable e) {
            throw Native.mismatch(e);
        }
    }

    /// @return whether the system did it
    static boolean schedule(int thread, int policy, int priority) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment param = arena.allocateFrom(JAVA_INT, priority);
            return (int) SET_SCHEDULER.invokeExact(thread, policy | RESET_ON_FORK, param) == 0;
        } catch (Throwable e) {
            throw Native.mismatch(e);
        }
    }

    /// The policy of a thread; -1 if it has ended.
    static int policy(int thread) {
        try {
            int policy = (int) GET_SCHEDULER.invokeExact(thread);
            return policy < 0 ? policy : policy & ~RESET_ON_FORK;
        } catch (Throwable e) {
            throw Native.mismatch(e);
        }
    }

    /// How long a thread of this process has computed; 0 if it has ended.
    static long cpuNanos(int thread) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(JAVA_LONG, 2);
            int clock = ~thread << 3 | CPU_CLOCK_OF_THREAD;
            return (int) CLOCK_GETTIME.invokeExact(clock, time) == 0
                    ? time.getAtIndex(JAVA_LONG, 0) * NANOS_PER_SECOND + time.getAtIndex(JAVA_LONG, 1)
                    : 0;
        } catch (Throwable e) {
            throw Native.mismatch(e);
        }
    }
}
