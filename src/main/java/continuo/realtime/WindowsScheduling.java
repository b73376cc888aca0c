package continuo.realtime;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Multimedia Class Scheduler Service. It leaves other programs a fifth of the time, and itself takes back what it
/// gave to a thread that computes on and on, so that nobody else needs to look after them.
final class WindowsScheduling implements Scheduling {

    private static final String TASK = "Pro Audio";

    private @Nullable WindowsThreads threads;

    WindowsScheduling() {}

    WindowsScheduling(WindowsThreads threads) {
        this.threads = threads;
    }

    @Override
    public Optional<Grant> raise(Urgency urgency) throws RefusedException {
        WindowsThreads system = threads();
        MemorySegment handle = system.join(TASK);
        if (handle.equals(MemorySegment.NULL)) {
            throw new RefusedException("the Multimedia Class Scheduler does not run");
        }
        Thread java = Thread.currentThread();
        return Optional.of(new TaskThread(system, handle, java.getName(), java));
    }

    private synchronized WindowsThreads threads() throws RefusedException {
        WindowsThreads there = threads;
        if (there == null) {
            try {
                there = WindowsThreads.ofSystem();
            } catch (IllegalArgumentException e) { // the documented way to say that there is no such library
                throw new RefusedException("this Windows has no avrt.dll");
            }
            threads = there;
        }
        return there;
    }

    @Override
    public List<String> advice() {
        return List.of("start the service \"Multimedia Class Scheduler\": press Windows+R and type services.msc");
    }

    private record TaskThread(WindowsThreads threads, MemorySegment handle, String thread, Thread java)
            implements Grant {

        @Override
        public long cpuNanos() {
            return 0; // the system looks after it
        }

        @Override
        public void giveBack() {
            if (Thread.currentThread() == java) {
                threads.leave(handle);
            }
        }

        @Override
        public void takeAgain() {} // nobody but the thread itself has given it back, when it ended
    }
}
