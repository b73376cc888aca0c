package continuo.midi.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The bytes of one track while it is written. Events come in order; each has its time.
final class TrackBytes {

    private static final int META = 0xFF;
    private static final int TEXT = 0x01;
    private static final int END_OF_TRACK = 0x2F;
    private static final long LONGEST_DELTA = 0x0FFF_FFFF;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long lastTick;
    private int running; // the status that need not be written again

    void message(long tick, int status, int data1, int data2) {
        passUntil(tick);
        if (status != running) {
            bytes.write(status);
            running = status;
        }
        bytes.write(data1);
        bytes.write(data2);
    }

    void meta(long tick, int type, byte[] data) {
        passUntil(tick);
        running = 0;
        bytes.write(META);
        bytes.write(type);
        number(data.length);
        bytes.writeBytes(data);
    }

    /// A longer silence than one time can tell is told in parts, with empty texts between.
    private void passUntil(long tick) {
        while (tick - lastTick > LONGEST_DELTA) {
            lastTick += LONGEST_DELTA;
            running = 0;
            number(LONGEST_DELTA);
            bytes.writeBytes(new byte[] {(byte) META, TEXT, 0});
        }
        number(tick - lastTick);
        lastTick = tick;
    }

    /// Seven bits a byte, the highest first.
    private void number(long value) {
        for (int shift = 21; shift > 0; shift -= 7) {
            if (value >> shift != 0) {
                bytes.write((int) ((value >> shift) & 0x7F) | 0x80);
            }
        }
        bytes.write((int) (value & 0x7F));
    }

    /// Ends the track, and returns it as a chunk.
    byte[] chunk() {
        meta(lastTick, END_OF_TRACK, new byte[0]);
        return chunk("MTrk", bytes.toByteArray());
    }

    static byte[] chunk(String name, byte[] body) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(FileBytes.CHUNK_HEADER + body.length);
        chunk.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        for (int shift = 24; shift >= 0; shift -= 8) {
            chunk.write(body.length >> shift);
        }
        chunk.writeBytes(body);
        return chunk.toByteArray();
    }
}
