package continuo.midi.coremidi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import continuo.midi.ShortMessages;
import java.lang.foreign.MemorySegment;

/// How a `MIDIPacketList` lies in memory: the number of packets, then the packets; each its host time, its number of
/// bytes and its bytes. The header packs them to 4 bytes.
final class PacketList {

    /// Of a list with one packet of one short message.
    static final long SHORTEST_BYTES = 20;

    private static final long FIRST = 4;
    private static final long LENGTH = 8;
    private static final long DATA = 10;

    private PacketList() {}

    /// Fills `list` with one packet of one message.
    static void write(MemorySegment list, long hostTime, int message) {
        int status = ShortMessages.status(message);
        list.set(JAVA_INT_UNALIGNED, 0, 1);
        list.set(JAVA_LONG_UNALIGNED, FIRST, hostTime);
        list.set(JAVA_SHORT_UNALIGNED, FIRST + LENGTH, (short) (1 + ShortMessages.dataBytes(status)));
        list.set(JAVA_BYTE, FIRST + DATA, (byte) status);
        list.set(JAVA_BYTE, FIRST + DATA + 1, (byte) ShortMessages.data1(message));
        list.set(JAVA_BYTE, FIRST + DATA + 2, (byte) ShortMessages.data2(message));
    }

    static int packets(MemorySegment list) {
        return list.get(JAVA_INT_UNALIGNED, 0);
    }

    /// Where the first packet is.
    static long first() {
        return FIRST;
    }

    static long hostTime(MemorySegment list, long packet) {
        return list.get(JAVA_LONG_UNALIGNED, packet);
    }

    static int length(MemorySegment list, long packet) {
        return Short.toUnsignedInt(list.get(JAVA_SHORT_UNALIGNED, packet + LENGTH));
    }

    static byte data(MemorySegment list, long packet, int index) {
        return list.get(JAVA_BYTE, packet + DATA + index);
    }

    /// Where the packet after `packet` is.
    ///
    /// @param aligned whether packets begin at multiples of 4, as on Apple's own processors
    static long next(MemorySegment list, long packet, boolean aligned) {
        long end = packet + DATA + length(list, packet);
        return aligned ? end + 3 & ~3L : end;
    }
}
