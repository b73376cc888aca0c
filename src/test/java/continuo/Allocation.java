package continuo;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Measures what the calling thread allocates.
public final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /// The bytes that one more run of `task` allocates when it has run before.
    public static long bytesOf(Runnable task) {
        task.run();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) { // class loading and the compiler may disturb one
            long before = THREADS.getCurrentThreadAllocatedBytes();
            task.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
