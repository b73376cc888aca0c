package continuo.midi.raw;

import continuo.midi.MidiByteParser;
import continuo.midi.MidiInput;
import continuo.midi.MidiSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Reads a byte stream on the thread `continuo-raw-in`. The stream's end, when the device is unplugged or the last
/// program stops writing to the pipe, is a lost port; it is opened again until it is back.
final class RawInput implements MidiInput {

    private static final int BUFFER_BYTES = 1024;

    private final Path path;
    private final Pipe pipe;
    private final MidiByteParser parser = new MidiByteParser();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private @Nullable MidiSink sink;

    RawInput(Path path) {
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
        parser.reset();
        listener.found(System.nanoTime(), name());
        try {
            while (stream.read(buffer.clear()) > 0) {
                deliver(listener, System.nanoTime());
            }
        } finally {
            if (!pipe.isClosed()) {
                listener.lost(System.nanoTime(), name());
            }
        }
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
    }
}
