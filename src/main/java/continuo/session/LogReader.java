package continuo.session;

import com.google.gson.JsonParseException;
import continuo.live.hear.LiveEvent;
import continuo.midi.ShortMessages;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads the log of a session from its beginning to its end, or to where it is torn.
final class LogReader implements AutoCloseable {

    private final Path path;
    private final InputStream in;
    private final Block block = new Block();
    private final LiveEvent event = new LiveEvent();
    private final SessionHeader header;
    private final int[] codes;

    /// @throws IOException if it is no log that this program can read; the message is for the user
    LogReader(Path path) throws IOException {
        this.path = path;
        if (Files.isDirectory(path)) {
            throw new IOException(path + " is a folder; name a session, as `continuo sessions` lists them");
        }
        in = new BufferedInputStream(Files.newInputStream(path));
        try {
            header = readHeader();
            codes = header.names().stream().mapToInt(Codes.NAMES::indexOf).toArray();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private SessionHeader readHeader() throws IOException {
        byte[] magic = in.readNBytes(LogFile.MAGIC.length);
        if (!Arrays.equals(magic, LogFile.MAGIC) || !readBlock()) {
            throw new IOException(path + " is no session of Continuo; `continuo sessions` lists them");
        }
        try {
            return SessionHeader.fromJson(block.allText());
        } catch (JsonParseException e) {
            throw otherVersion();
        }
    }

    private IOException otherVersion() {
        return new IOException(path + " was recorded by another version of Continuo; only that one can read it, but any"
                + " program its MIDI file");
    }

    SessionHeader header() {
        return header;
    }

    /// Tells `visitor` all that follows.
    void read(LogVisitor visitor) throws IOException {
        try {
            while (readBlock()) {
                while (block.hasMore()) {
                    tell(visitor);
                }
            }
        } catch (BufferUnderflowException | JsonParseException e) { // the checksum was right
            throw otherVersion();
        }
    }

    private boolean readBlock() throws IOException {
        if (in.readNBytes(block.array(), 0, Block.HEAD_BYTES) < Block.HEAD_BYTES) {
            return false;
        }
        int length = block.length();
        return length > 0
                && in.readNBytes(block.array(), Block.HEAD_BYTES, length) == length
                && block.beginReading(length);
    }

    private void tell(LogVisitor visitor) throws IOException {
        int code = block.code();
        if (code < 0 || code >= codes.length || codes[code] < 0) {
            throw otherVersion();
        }
        int known = codes[code];
        long nanos = block.nanos();
        int data = block.data();
        if (known == Codes.HEARD) {
            visitor.heard(nanos, data);
        } else if (known == Codes.SENT) {
            visitor.sent(nanos, data);
        } else if (known == Codes.PASSED) {
            visitor.passed(nanos, data);
        } else if (known == Codes.GAP) {
            visitor.gap();
        } else if (Codes.isEvent(known)) {
            visitor.took(event(Codes.event(known), nanos, data));
        } else {
            visitor.step(Codes.step(known), nanos, data);
        }
    }

    private LiveEvent event(LiveEvent.Kind kind, long nanos, int data) {
        if (kind == LiveEvent.Kind.SETTINGS) {
            event.set(SessionHeader.settingsFromJson(block.text()), nanos);
        } else {
            event.set(
                    kind,
                    data >>> SessionLog.SOURCE,
                    ShortMessages.status(data),
                    ShortMessages.data1(data),
                    ShortMessages.data2(data),
                    nanos);
        }
        return event;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
