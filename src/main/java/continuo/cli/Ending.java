package continuo.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command that is told to end (Ctrl-C, SIGTERM, a window that is closed) close what it has opened, in its
/// order, before the JVM ends.
final class Ending {

    /// A process that is told to end may take so long for it before it is killed, by many a service manager's rule.
    private static final long FAREWELL_SECONDS = 3;

    private final CountDownLatch ended = new CountDownLatch(1);

    /// @param tell lets the command know; called on another thread
    Ending(Runnable tell) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(tell), "continuo-end"));
    }

    private void await(Runnable tell) {
        tell.run();
        try {
            ended.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// All is closed.
    void done() {
        ended.countDown();
    }
}
