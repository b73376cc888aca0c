package continuo.midi;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Writes down what an input delivers, and who hears an output, one line a call.
public final class RecordingSink implements MidiSink, OutputWatcher {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void message(long whenNanos, int source, int message) {
        lines.add(text(message));
    }

    @Override
    public void lost(long whenNanos, String port) {
        lines.add("lost " + port);
    }

    @Override
    public void found(long whenNanos, String port) {
        lines.add("found " + port);
    }

    @Override
    public void connected(String port) {
        lines.add("connected " + port);
    }

    @Override
    public void disconnected(String port) {
        lines.add("disconnected " + port);
    }

    /// Forgets what has been delivered so far.
    public void clear() {
        lines.clear();
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// The oldest line not yet taken; waits for it, though not for ever.
    public String next() throws InterruptedException {
        String line = lines.poll(10, TimeUnit.SECONDS);
        return line == null ? "nothing for 10 s" : line;
    }

    /// The bytes of a message in hexadecimal.
    public static String text(int message) {
        return "%02X %02X %02X"
                .formatted(ShortMessages.status(message), ShortMessages.data1(message), ShortMessages.data2(message));
    }
}
