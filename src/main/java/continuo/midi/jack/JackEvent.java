package continuo.midi.jack;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import continuo.midi.MidiByteParser;
import continuo.midi.ShortMessages;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `jack_midi_event_t`: when in the cycle a message comes, and where its bytes lie.
final class JackEvent {

    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_INT.withName("time"),
            MemoryLayout.paddingLayout(4),
            JAVA_LONG.withName("size"),
            JAVA_LONG.withName("buffer"));

    static final long LONGEST_MESSAGE = 3;

    private static final long TIME = LAYOUT.byteOffset(groupElement("time"));
    private static final long SIZE = LAYOUT.byteOffset(groupElement("size"));
    private static final long BUFFER = LAYOUT.byteOffset(groupElement("buffer"));

    private JackEvent() {}

    static int frame(MemorySegment event) {
        return event.get(JAVA_INT, TIME);
    }

    /// The message, or [MidiByteParser#NOTHING] for a system exclusive one and for what is none.
    static int message(MemorySegment event) {
        long size = event.get(JAVA_LONG, SIZE);
        long at = event.get(JAVA_LONG, BUFFER);
        if (size < 1 || size > LONGEST_MESSAGE) {
            return MidiByteParser.NOTHING;
        }
        int status = unsigned(at);
        if (status < 0x80 || status == 0xF0 || status == 0xF7 || size != 1 + ShortMessages.dataBytes(status)) {
            return MidiByteParser.NOTHING;
        }
        return ShortMessages.pack(
                status, size > 1 ? unsigned(at + 1) & 0x7F : 0, size > 2 ? unsigned(at + 2) & 0x7F : 0);
    }

    private static int unsigned(long at) {
        return Libjack.MEMORY.get(JAVA_BYTE, at) & 0xFF;
    }

    /// Writes a message's bytes.
    ///
    /// @return how many they are
    static long write(MemorySegment bytes, int message) {
        bytes.set(JAVA_BYTE, 0, (byte) ShortMessages.status(message));
        bytes.set(JAVA_BYTE, 1, (byte) ShortMessages.data1(message));
        bytes.set(JAVA_BYTE, 2, (byte) ShortMessages.data2(message));
        return 1L + ShortMessages.dataBytes(ShortMessages.status(message));
    }
}
