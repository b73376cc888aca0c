package continuo.midi.rtp;

import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.noteOn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.Allocation;
import continuo.midi.RecordingSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A sender and a receiver, packet by packet.
class StreamTest {

    private final Sender sender = new Sender(7, 0x1_0000);
    private final List<String> heard = new ArrayList<>();
    private final Receiver receiver = new Receiver((stamp, message) -> heard.add(RecordingSink.text(message)), 0);

    private byte[] packet(int... messages) {
        MidiList list = new MidiList();
        for (int message : messages) {
            list.add(0, message);
        }
        PacketBytes out = new PacketBytes();
        sender.packet(0, 0, list, out);
        return Arrays.copyOf(out.bytes(), out.size());
    }

    private void receive(byte[] packet) {
        receiver.packet(0, packet, packet.length);
    }

    private void receive(String hex) {
        receive(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void whatComesTwiceOrTooLateIsHeardOnce() {
        byte[] first = packet(noteOn(0, 60, 90));
        byte[] second = packet(noteOff(0, 60));
        receive(first);
        receive(first);
        receive(second);
        receive(first);

        assertEquals(List.of("90 3C 5A", "80 3C 00"), heard);
    }

    @Test
    void aPacketThatWasOvertakenHasBeenMadeUpFor() {
        byte[] first = packet(noteOn(0, 60, 90));
        byte[] second = packet(noteOn(0, 64, 91));
        receive(second);
        receive(first);

        assertEquals(List.of("90 3C 5A", "90 40 5B"), heard);
    }

    @Test
    void anotherVelocityTellsThatAReleaseAndAPressWereLost() {
        receive(packet(noteOn(0, 60, 90)));
        packet(noteOff(0, 60));
        packet(noteOn(0, 60, 91));
        receive(packet());

        assertEquals(List.of("90 3C 5A", "80 3C 00", "90 3C 5B"), heard);
    }

    @Test
    void whereNoJournalTellsWhatWasLostEverythingEnds() {
        receive("80 61 0001 00000000 00000007  03 903C5A");
        receive("80 61 0003 00000000 00000007  03 90405A");

        assertEquals(List.of("90 3C 5A", "80 3C 00", "90 40 5A"), heard);
    }

    @Test
    void whereTheJournalBeginsTooLateEverythingEnds() {
        receive("80 61 0001 00000000 00000007  03 903C5A");
        receive("80 61 0005 00000000 00000007  40 800004"); // packets 2 and 3 are missing, it tells of 4

        assertEquals(List.of("90 3C 5A", "80 3C 00"), heard);
    }

    @Test
    void aStreamThatBeginsAnewIsTakenUp() {
        receive("80 61 5000 00000000 00000007  03 903C5A");
        receive("80 61 0001 00000000 00000007  03 90405A");
        receive("80 61 0002 00000000 00000007  03 90435A");

        assertEquals(List.of("90 3C 5A", "80 3C 00", "90 43 5A"), heard, "one packet alone may be a stray");
    }

    @Test
    void contributorsAndHeaderExtensionsArePassedOver() {
        receive("92 61 0001 00000000 00000007  00000001 00000002  BEDE 0001 01020304  03 903C5A");

        assertEquals(List.of("90 3C 5A"), heard);
    }

    @Test
    void aPacketThatIsNotWellFormedCountsAsLost() {
        receive(packet(noteOn(0, 60, 90)));
        byte[] broken = packet(noteOff(0, 60));
        broken[13] = 0x3C; // no status
        receive(broken);
        receive(packet(noteOn(0, 64, 90)));

        assertEquals(List.of("90 3C 5A", "80 3C 00", "90 40 5A"), heard, "the release comes from the journal");
    }

    @Test
    void neitherSendingNorReceivingAllocates() {
        long[] count = {0};
        Receiver counting = new Receiver((stamp, message) -> count[0]++, 0);
        MidiList list = new MidiList();
        PacketBytes out = new PacketBytes();
        long bytes = Allocation.bytesOf(() -> {
            for (int i = 0; i < 2_000; i++) {
                list.clear();
                list.add(i, i % 2 == 0 ? noteOn(0, i % 127, 90) : noteOff(0, (i - 1) % 127));
                sender.packet(i, i, list, out);
                if (i % 5 != 0) { // the others are lost
                    counting.packet(i, out.bytes(), out.size());
                    sender.confirm(counting.feedback(i));
                }
            }
        });
        assertEquals(0, bytes);
    }
}
