package continuo.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Some entries of a log as bytes, on their way into the file or out of it: the length, a checksum, and the entries.
/// Each
/// is a code, the nanoseconds since the one before it (of the first, since 0), a number, and of settings a text;
/// numbers
/// take seven bits a byte.
final class Block {

    /// Before the entries: length and checksum.
    static final int HEAD_BYTES = 8;

    /// No block is longer.
    static final int MOST_BYTES = 1 << 16;

    private static final int ENTRY_BYTES = 1 + 10 + 5 + 5;

    private final ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    private final CRC32C crc = new CRC32C();
    private long lastNanos;

    /// Begins an empty one.
    void clear() {
        bytes.clear().position(HEAD_BYTES);
        lastNanos = 0;
    }

    boolean isEmpty() {
        return bytes.position() == HEAD_BYTES;
    }

    /// Whether an entry with so much text still fits.
    boolean hasRoom(int textBytes) {
        return bytes.remaining() >= ENTRY_BYTES + textBytes;
    }

    /// @param text only where the code says that there is one
    void add(int code, long nanos, int data, byte @Nullable [] text) {
        bytes.put((byte) code);
        number(zigzag(nanos - lastNanos));
        number(data & 0xFFFF_FFFFL);
        if (text != null) {
            number(text.length);
            bytes.put(text);
        }
        lastNanos = nanos;
    }

    void addText(byte[] text) {
        bytes.put(text);
    }

    /// The whole of it, to be written.
    ByteBuffer finished() {
        int length = bytes.position() - HEAD_BYTES;
        bytes.putInt(0, length).putInt(4, checksum(length));
        return bytes.flip();
    }

    private int checksum(int length) {
        crc.reset();
        crc.update(bytes.array(), HEAD_BYTES, length);
        return (int) crc.getValue();
    }

    /// Where the next one is to be read into: all of `bytes`, the head first.
    byte[] array() {
        return bytes.array();
    }

    /// The head has been read: how long the rest is; below 0 if it can be none.
    int length() {
        int length = bytes.getInt(0);
        return length > MOST_BYTES - HEAD_BYTES ? -1 : length;
    }

    /// All has been read. Returns whether it is whole.
    boolean beginReading(int length) {
        bytes.clear().position(HEAD_BYTES).limit(HEAD_BYTES + length);
        lastNanos = 0;
        return bytes.getInt(4) == checksum(length);
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    int code() {
        return bytes.get();
    }

    long nanos() {
        long zigzag = number();
        lastNanos += (zigzag >>> 1) ^ -(zigzag & 1);
        return lastNanos;
    }

    int data() {
        return (int) number();
    }

    String text() {
        byte[] text = new byte[Math.min((int) number(), bytes.remaining())];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    String allText() {
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
