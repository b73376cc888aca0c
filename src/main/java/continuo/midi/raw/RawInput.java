package continuo.midi.raw;

import continuo.midi.MidiByteParser;
import continuo.midi.MidiInput;
import continuo.midi.MidiSink;
import continuo.midi.PortException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Reads a byte stream on the thread `continuo-raw-in`. The stream's end, when the device is unplugged or the last
/// program stops writing to the pipe, is a lost port. The stream is read on as long as the path leads to it, so that a
/// program which writes to a pipe again at once loses no byte; then the path is opened again until it is back.
final class RawInput implements MidiInput {

    private static final int BUFFER_BYTES = 1024;
    private static final long LOOK_NANOS = 20_000_000;

    private final Path path;
    private final Pipe pipe;
    private final MidiByteParser parser = new MidiByteParser();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private @Nullable MidiSink sink;
    private boolean there;
    private final PathLock lock;

    RawInput(Path path) throws PortException {
        lock = PathLock.of(path, "read");
        this.path = path;
        pipe = new Pipe(path, StandardOpenOption.READ, "continuo-raw-in", this::serve);
    }

    @Override
    public void start(MidiSink listener) {
        sink = listener;
        pipe.start();
    }

    private void serve(FileChannel stream) throws IOException {
        MidiSink listener = sink;
        if (listener == null) {
            throw new IllegalStateException("started without a sink");
        }
        Object file = fileAtPath();
        found(listener);
        try {
            while (!pipe.isClosed() && file.equals(fileAtPath())) {
                int bytes = stream.read(buffer.clear());
                if (bytes > 0) {
                    found(listener);
                    deliver(listener, System.nanoTime());
                } else {
                    lost(listener);
                    pipe.await(LOOK_NANOS);
                }
            }
        } finally {
            lost(listener);
        }
    }

    private void found(MidiSink listener) {
        if (!there) {
            there = true;
            parser.reset();
            listener.found(System.nanoTime(), name());
        }
    }

    private void lost(MidiSink listener) {
        if (there) {
            there = false;
            if (!pipe.isClosed()) {
                listener.lost(System.nanoTime(), name());
            }
        }
    }

    /// What tells one file from another that takes its place.
    private Object fileAtPath() throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key == null ? path : key; // Windows has none
    }

    private void deliver(MidiSink listener, long whenNanos) {
        buffer.flip();
        while (buffer.hasRemaining() && !pipe.isClosed()) {
            int message = parser.accept(buffer.get());
            if (message != MidiByteParser.NOTHING) {
                listener.message(whenNanos, message);
            }
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public void close() {
        pipe.close(false);
        lock.close();
    }
}
