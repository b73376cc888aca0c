package continuo.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/// Prints lines that any thread may say, on a thread of its own: whoever says something never waits for a terminal.
final class Announcer implements AutoCloseable {

    private static final long FAREWELL_MILLIS = 500;

    private final PrintWriter out;
    private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("continuo-say").unstarted(this::printUntilEnd);

    Announcer(PrintWriter out) {
        this.out = out;
        thread.start();
    }

    void say(String line) {
        lines.add(Optional.of(line));
    }

    private void printUntilEnd() {
        try {
            Optional<String> line = lines.take();
            while (line.isPresent()) {
                out.println(line.get());
                line = lines.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Prints what has been said so far.
    @Override
    public void close() {
        lines.add(Optional.empty()); // the end
        try {
            thread.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
