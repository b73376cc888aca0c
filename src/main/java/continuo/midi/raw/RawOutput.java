package continuo.midi.raw;

import continuo.midi.Audience;
import continuo.midi.MidiOutput;
import continuo.midi.OutputWatcher;
import continuo.midi.PortException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes a byte stream on the thread `continuo-raw-out`, which takes the messages from a ring, so that the player
/// never waits for a slow or stuck reader. What is sent while nobody reads is lost, as with any port that is gone.
final class RawOutput implements MidiOutput {

    private static final int BUFFER_BYTES = 3 * 256;
    private static final long LOOK_NANOS = 20_000_000;

    private final Path path;
    private final Pipe pipe;
    private final Outbox outbox = new Outbox();
    private final Audience audience = new Audience();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final PathLock lock;
    private volatile boolean drained = true; // the writing thread writes it

    RawOutput(Path path) throws PortException {
        lock = PathLock.of(path, "written to");
        this.path = path;
        pipe = new Pipe(path, StandardOpenOption.WRITE, "continuo-raw-out", this::serve);
        pipe.start();
    }

    @Override
    public void send(long atNanos, int message) {
        outbox.use(message);
        if (pipe.isOpen() && outbox.put(message)) {
            pipe.wake();
        }
    }

    private void serve(FileChannel stream) throws IOException {
        outbox.startAnew();
        audience.joined(path, name());
        try {
            do {
                if (outbox.take(buffer.clear())) {
                    drained = false;
                    writeAll(stream);
                } else {
                    drained = true;
                    pipe.await(LOOK_NANOS);
                }
            } while (!pipe.isClosed() || !outbox.isEmpty());
        } finally {
            stream.close(); // first: a reader that comes on hearing of it must not meet this end of the pipe
            audience.left(path);
        }
        drained = true; // it ended by itself: nothing is left to write
    }

    @Override
    public void watch(OutputWatcher watcher) {
        audience.watch(watcher);
    }

    private void writeAll(FileChannel stream) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            stream.write(buffer);
        }
    }

    /// How many messages found the ring full. Never a note-off whose note-on went out.
    long dropped() {
        return outbox.dropped();
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public boolean isDrained() {
        return drained;
    }

    @Override
    public void close() {
        audience.dismiss();
        pipe.close(true);
        lock.close();
    }
}
