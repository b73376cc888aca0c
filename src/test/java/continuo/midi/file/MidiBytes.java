package continuo.midi.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// MIDI files byte by byte, as no program should write them. 480 ticks are a beat of half a second.
public final class MidiBytes {

    public static final int BEAT = 480;

    private static final byte[] END = bytes(0, 0xFF, 0x2F, 0);

    private MidiBytes() {}

    /// @param parts numbers, each a byte; ASCII; other bytes
    public static byte[] bytes(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case Integer octet -> all.write(octet);
                case String text -> all.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
                case byte[] some -> all.writeBytes(some);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return all.toByteArray();
    }

    static byte[] longWord(long value) {
        return bytes((int) (value >> 24 & 0xFF), (int) (value >> 16 & 0xFF), (int) (value >> 8 & 0xFF), (int) value);
    }

    public static byte[] header(int format, int counted, int division) {
        return bytes("MThd", longWord(6), 0, format, 0, counted, division >> 8, division);
    }

    static byte[] chunk(String name, long length, byte[] body) {
        return bytes(name, longWord(length), body);
    }

    /// A track of these parts and its end.
    public static byte[] track(Object... parts) {
        byte[] body = bytes(bytes(parts), END);
        return chunk("MTrk", body.length, body);
    }

    /// The same, but with another length than it has.
    static byte[] trackOfLength(long length, Object... parts) {
        return chunk("MTrk", length, bytes(bytes(parts), END));
    }

    /// A file of format 0.
    public static byte[] file(Object... parts) {
        return bytes(header(0, 1, BEAT), track(parts));
    }

    /// Notes of a beat each, one after the other, on a channel from 0.
    static byte[] notesOn(int channel, int... pitches) {
        return bytes(Arrays.stream(pitches)
                .mapToObj(pitch -> bytes(on(0, channel, pitch), off(BEAT, channel, pitch)))
                .toArray());
    }

    public static byte[] notes(int... pitches) {
        return notesOn(0, pitches);
    }

    static byte[] on(int delta, int channel, int pitch) {
        return bytes(time(delta), 0x90 | channel, pitch, 80);
    }

    static byte[] off(int delta, int channel, int pitch) {
        return bytes(time(delta), 0x80 | channel, pitch, 64);
    }

    static byte[] control(int delta, int channel, int controller, int value) {
        return bytes(time(delta), 0xB0 | channel, controller, value);
    }

    static byte[] tempo(int delta, int micros) {
        return bytes(time(delta), 0xFF, 0x51, 3, micros >> 16 & 0xFF, micros >> 8 & 0xFF, micros & 0xFF);
    }

    /// A time in two bytes.
    static byte[] time(int delta) {
        return delta < 0x80 ? bytes(delta) : bytes(delta >> 7 | 0x80, delta & 0x7F);
    }

    static byte[] withoutLast(int count, byte[] file) {
        return Arrays.copyOf(file, file.length - count);
    }
}
