package continuo.midi.coremidi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.midi.ShortMessages;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class PacketListTest {

    private final MemorySegment list = Arena.ofAuto().allocate(PacketList.SHORTEST_BYTES, 4);

    @Test
    void aListLiesAsAppleHasIt() {
        PacketList.write(list, 0x0102030405060708L, ShortMessages.noteOn(2, 60, 90));

        assertArrayEquals(
                new byte[] {1, 0, 0, 0, 8, 7, 6, 5, 4, 3, 2, 1, 3, 0, (byte) 0x92, 60, 90},
                list.asSlice(0, 17).toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void isReadAsItWasWritten() {
        PacketList.write(list, 77, ShortMessages.pack(0xC3, 5, 0));

        assertEquals(1, PacketList.packets(list));
        assertEquals(77, PacketList.hostTime(list, PacketList.first()));
        assertEquals(2, PacketList.length(list, PacketList.first()));
        assertEquals((byte) 0xC3, PacketList.data(list, PacketList.first(), 0));
        assertEquals(5, PacketList.data(list, PacketList.first(), 1));
    }

    @Test
    void theNextPacketFollowsAtOnceOrOnAMultipleOfFour() {
        PacketList.write(list, 77, ShortMessages.noteOn(0, 60, 90));
        assertEquals(17, PacketList.next(list, PacketList.first(), false));
        assertEquals(20, PacketList.next(list, PacketList.first(), true));

        PacketList.write(list, 77, ShortMessages.pack(0xC3, 5, 0));
        assertEquals(16, PacketList.next(list, PacketList.first(), false));
        assertEquals(16, PacketList.next(list, PacketList.first(), true));
    }
}
