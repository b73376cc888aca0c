package continuo.midi.rtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.RecordingSink;
import continuo.midi.ShortMessages;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MidiListTest {

    /// @param after the time since the command before, in units of 100 µs
    record Timed(int after, int message) {}

    @Provide
    Arbitrary<List<Timed>> performances() {
        Arbitrary<Integer> statuses = Arbitraries.of(0x80, 0x90, 0x95, 0xA0, 0xB0, 0xC1, 0xD2, 0xE3, 0xF8, 0xFA, 0xFE);
        Arbitrary<Integer> data = Arbitraries.integers().between(0, 127);
        Arbitrary<Integer> after = Arbitraries.of(0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, (1 << 28) - 1);
        return Combinators.combine(after, statuses, data, data)
                .as((time, status, first, second) -> new Timed(time, message(status, first, second)))
                .list()
                .ofMaxSize(60);
    }

    private static int message(int status, int first, int second) {
        int dataBytes = ShortMessages.dataBytes(status);
        return ShortMessages.pack(status, dataBytes > 0 ? first : 0, dataBytes > 1 ? second : 0);
    }

    /// The slow twin writes every status and times of four octets; who reads both reads the same.
    @Property
    void readsWhatItWroteAndWhatASlowTwinWrote(@ForAll("performances") List<Timed> performance) {
        MidiList list = new MidiList();
        List<String> expected = new ArrayList<>();
        long at = 5_000_000_000L;
        for (Timed timed : performance) {
            at += list.isEmpty() ? 0 : timed.after;
            assertTrue(list.add(at, timed.message));
            expected.add((int) at + " " + RecordingSink.text(timed.message));
        }
        byte[] slow = slowTwin(performance);

        assertEquals(expected, read(list.bytes(), list.size(), (int) 5_000_000_000L, false));
        assertEquals(expected, read(slow, slow.length, (int) 5_000_000_000L, true));
        assertTrue(list.size() <= slow.length);
    }

    private static byte[] slowTwin(List<Timed> performance) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean first = true;
        for (Timed timed : performance) {
            int after = first ? 0 : timed.after;
            first = false;
            out.write(after / (128 * 128 * 128) % 128 + 128);
            out.write(after / (128 * 128) % 128 + 128);
            out.write(after / 128 % 128 + 128);
            out.write(after % 128);
            out.write(timed.message);
            for (int i = 0; i < ShortMessages.dataBytes(timed.message & 0xFF); i++) {
                out.write(timed.message >> (8 * (i + 1)));
            }
        }
        return out.toByteArray();
    }

    private static List<String> read(byte[] bytes, int length, int stamp, boolean deltaFirst) {
        List<String> commands = new ArrayList<>();
        assertTrue(MidiList.read(
                new Octets().over(bytes, 0, length),
                stamp,
                deltaFirst,
                (at, message) -> commands.add(at + " " + RecordingSink.text(message))));
        return commands;
    }

    private static List<String> read(String hex) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        return read(bytes, bytes.length, 0, false);
    }

    @Test
    void runningStatusSavesOctets() {
        MidiList list = new MidiList();
        list.add(7, ShortMessages.noteOn(0, 60, 90));
        list.add(7, ShortMessages.noteOn(0, 64, 90));
        list.add(207, ShortMessages.noteOn(0, 67, 90));
        byte[] expected = HexFormat.ofDelimiter(" ").parseHex("90 3C 5A 00 40 5A 81 48 43 5A");

        assertArrayEquals(expected, java.util.Arrays.copyOf(list.bytes(), list.size()));
        assertEquals(7, list.firstStamp());
    }

    @Test
    void exclusiveCommandsArePassedOverWholeOrInSegments() {
        assertEquals(List.of("0 90 3C 5A"), read("F0 7E 7F 09 01 F7 00 90 3C 5A"));
        assertEquals(List.of("0 90 3C 5A"), read("F0 01 02 F0 00 90 3C 5A"), "the first of several segments");
        assertEquals(List.of("0 90 3C 5A"), read("F7 01 02 F0 00 90 3C 5A"), "one in between");
        assertEquals(List.of("5 90 3C 5A"), read("F7 03 F7 05 90 3C 5A"), "the last one");
        assertEquals(List.of("0 90 3C 5A"), read("F7 F4 00 90 3C 5A"), "given up");
        assertEquals(List.of("0 90 3C 5A"), read("F0 01 F5 00 90 3C 5A"), "its end left out");
    }

    @Test
    void systemCommandsEndTheRunningStatusAndRealTimeOnesDoNot() {
        assertEquals(List.of("0 90 3C 5A", "0 F8 00 00", "0 90 3D 5A"), read("90 3C 5A 00 F8 00 3D 5A"));
        assertFalse(isWellFormed("90 3C 5A 00 F3 01 00 3D 5A"));
        assertFalse(isWellFormed("F0 01 F7 00 3D 5A"));
    }

    @Test
    void theLastCommandMayBeEmpty() {
        assertEquals(List.of("0 90 3C 5A"), read("90 3C 5A 64"));
        assertEquals(List.of(), read(""));
    }

    @Test
    void listsThatAreCutShortOrMixedUpAreToldFromWhole() {
        for (String broken : List.of(
                "90",
                "90 3C",
                "3C 5A",
                "90 3C 90",
                "F0 01",
                "F0 01 90",
                "90 3C 5A 80",
                "F2 01",
                "90 3C 5A FF FF FF FF 00 3C 5A")) {
            assertFalse(isWellFormed(broken), broken);
        }
    }

    private static boolean isWellFormed(String hex) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        return MidiList.read(new Octets().over(bytes, 0, bytes.length), 0, false, (at, message) -> {});
    }

    @Property
    void noOctetsMakeItThrow(@ForAll @Size(max = 100) byte[] octets, @ForAll boolean deltaFirst) {
        MidiList.read(new Octets().over(octets, 0, octets.length), 0, deltaFirst, (at, message) -> {
            assertTrue((message & 0x80) != 0, "a status");
            assertTrue((message & 0xFF808000) == 0, "data octets");
        });
    }

    @Test
    void aFullListTakesNoMore() {
        MidiList list = new MidiList();
        int added = 0;
        while (list.add(added * 1000L, ShortMessages.noteOn(added % 16, added % 128, 1))) {
            added++;
        }
        assertTrue(added > 100, "added " + added);
        assertEquals(added, read(list.bytes(), list.size(), 0, false).size());
    }
}
