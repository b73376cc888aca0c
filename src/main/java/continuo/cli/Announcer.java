package continuo.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Prints lines that any thread may say, on a thread of its own: whoever says something never waits for a terminal.
/// Holds a fixed number of lines at most, prints no more than [LineLimit] lets through, and nothing that would move a
/// terminal's cursor.
final class Announcer implements AutoCloseable {

    private static final int MOST_WAITING = 512;
    private static final long LOOK_MILLIS = 250;
    private static final long FAREWELL_MILLIS = 500;

    private final PrintWriter out;
    private final ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong missed = new AtomicLong();
    private final LineLimit limit = new LineLimit(); // the thread's
    private final Thread thread =
            Thread.ofPlatform().daemon().name("continuo-say").unstarted(this::printUntilEnd);
    private volatile boolean ended;

    Announcer(PrintWriter out) {
        this.out = out;
        thread.start();
    }

    void say(String line) {
        if (!lines.offer(line)) {
            missed.incrementAndGet();
        }
    }

    private void printUntilEnd() {
        try {
            while (!ended || !lines.isEmpty()) {
                String line = lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                limit.missed(missed.getAndSet(0));
                print(line == null ? limit.due(System.nanoTime()) : limit.say(line, System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(List<String> admitted) {
        admitted.forEach(line -> out.println(PlainText.line(line)));
    }

    /// Prints what has been said so far, and at the very end a line that no limit holds back.
    void close(String farewell) {
        close();
        out.println(PlainText.line(farewell));
    }

    /// Prints what has been said so far.
    @Override
    public void close() {
        ended = true;
        try {
            thread.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
