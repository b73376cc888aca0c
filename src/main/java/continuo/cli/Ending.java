package continuo.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command that is told to end (Ctrl-C, SIGTERM, a window that is closed) close what it has opened, in its
/// order, before the JVM ends.
final class Ending {

    /// All is silent at once; writing down what was played may take so long. Most service managers wait ten seconds and
    /// more before they kill; what is not written by then is written at the next start.
    private static final long FAREWELL_SECONDS = 8;

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
