package continuo.midi.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JournalTest {

    /// What a journal says, a line each.
    private static final class Told implements JournalReader.Story {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void begins(int checkpoint) {
            lines.add("from " + checkpoint);
        }

        @Override
        public void controller(int channel, int controller, int coding, boolean latest) {
            lines.add("controller %d %d %d%s".formatted(channel, controller, coding, latest ? " latest" : ""));
        }

        @Override
        public void pressed(int channel, int pitch, int velocity, boolean play) {
            lines.add("pressed %d %d %d%s".formatted(channel, pitch, velocity, play ? " play" : ""));
        }

        @Override
        public void released(int channel, int pitch) {
            lines.add("released %d %d".formatted(channel, pitch));
        }

        Collection<String> sorted() {
            return new TreeSet<>(lines);
        }
    }

    private static Told read(byte[] bytes, int length) {
        Told told = new Told();
        Octets in = new Octets().over(bytes, 0, length);
        assertTrue(new JournalReader().read(in, told));
        assertEquals(0, in.left());
        return told;
    }

    private static Told read(String hex) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        return read(bytes, bytes.length);
    }

    private static boolean isWellFormed(String hex) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        return new JournalReader().read(new Octets().over(bytes, 0, bytes.length), new Told());
    }

    private record Sent(long packet, int message) {}

    /// The slow twin looks through all that was sent, each time.
    @Property(tries = 300)
    void tellsTheLastOfWhatIsNotConfirmed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int channels) {
        SplittableRandom random = new SplittableRandom(seed);
        SentJournal journal = new SentJournal(100);
        List<Sent> history = new ArrayList<>();
        long confirmed = 99;
        for (long packet = 100; packet < 160; packet++) {
            PacketBytes out = new PacketBytes();
            journal.write(packet, packet * 10_000_000, out);
            Told told = read(out.bytes(), out.size());
            assertEquals(new TreeSet<>(slowTwin(history, confirmed, packet)), told.sorted());
            assertEquals(isAboutPacket(history, packet - 1), (out.bytes()[0] & 0x80) == 0, "flag S");
            for (int i = random.nextInt(4); i > 0; i--) {
                int message = message(random, channels);
                journal.remember(packet, packet * 10_000_000, message);
                history.add(new Sent(packet, message));
            }
            if (random.nextInt(10) == 0) {
                confirmed = random.nextLong(confirmed, packet + 1);
                journal.acknowledge(confirmed);
                long upTo = confirmed;
                history.removeIf(sent -> sent.packet <= upTo);
            }
        }
    }

    private static int message(SplittableRandom random, int channels) {
        int channel = random.nextInt(channels);
        return switch (random.nextInt(4)) {
            case 0 -> ShortMessages.noteOff(channel, random.nextInt(128));
            case 1 -> ShortMessages.controlChange(channel, random.nextInt(120), random.nextInt(128));
            default -> ShortMessages.noteOn(channel, random.nextInt(128), random.nextInt(128));
        };
    }

    private static boolean isAboutPacket(List<Sent> history, long packet) {
        return history.stream().anyMatch(sent -> sent.packet == packet);
    }

    private static Collection<String> slowTwin(List<Sent> history, long confirmed, long now) {
        Map<String, String> last = new TreeMap<>();
        for (Sent sent : history) {
            int message = sent.message;
            String place = ShortMessages.channel(message) + " " + ShortMessages.data1(message);
            if (ShortMessages.command(message) == ShortMessages.CONTROL_CHANGE) {
                String latest = sent.packet == now - 1 ? " latest" : "";
                last.put("c" + place, "controller " + place + " " + ShortMessages.data2(message) + latest);
            } else if (ShortMessages.isPress(message)) {
                String play = now - sent.packet <= 15 ? " play" : "";
                last.put("n" + place, "pressed " + place + " " + ShortMessages.data2(message) + play);
            } else {
                last.put("n" + place, "released " + place);
            }
        }
        List<String> lines = new ArrayList<>(last.values());
        lines.add("from " + (confirmed + 1));
        return lines;
    }

    @Test
    void allNotesOffIsToldAsTheReleasesThatItMeans() {
        SentJournal journal = new SentJournal(1);
        journal.remember(1, 0, ShortMessages.noteOn(0, 60, 90));
        journal.remember(1, 0, ShortMessages.noteOn(1, 61, 90));
        journal.remember(2, 0, ShortMessages.controlChange(0, ShortMessages.ALL_NOTES_OFF, 0));
        PacketBytes out = new PacketBytes();
        journal.write(3, 0, out);

        assertEquals(List.of("from 1", "released 0 60", "pressed 1 61 90 play"), read(out.bytes(), out.size()).lines);
    }

    @Test
    void whatHasNoRoomIsLeftOutButReleasesAreNot() {
        SentJournal journal = new SentJournal(1);
        for (int channel = 0; channel < 16; channel++) {
            for (int number = 0; number < 128; number++) {
                journal.remember(1, 0, ShortMessages.noteOn(channel, number, number % 2 * 90));
                journal.remember(1, 0, ShortMessages.controlChange(channel, number % 120, 1));
            }
        }
        PacketBytes out = new PacketBytes();
        for (int i = 0; i < 14 + MidiList.MOST_BYTES; i++) {
            out.one(0);
        }
        int before = out.size();
        journal.write(2, 0, out);
        Told told = new Told();
        assertTrue(new JournalReader().read(new Octets().over(out.bytes(), before, out.size()), told));

        assertEquals(
                16 * 64,
                told.lines.stream().filter(line -> line.startsWith("released")).count());
    }

    @Test
    void aJournalOfEveryKeyHeldHasALengthThatFitsNoField() {
        SentJournal journal = new SentJournal(1);
        for (int pitch = 0; pitch < 128; pitch++) {
            journal.remember(1, 0, ShortMessages.noteOn(0, pitch, 90));
        }
        PacketBytes out = new PacketBytes();
        journal.write(2, 0, out);

        assertEquals(1 + 128, read(out.bytes(), out.size()).lines.size());
    }

    /// Written by hand after RFC 6295, appendix A: chapters P, C, M, W, N, E, T and A, and a system journal.
    @Test
    void readsNotesAndControllersAmongAllOtherChapters() {
        String system = "20 06 01 02 03 04"; // flag Q, six octets in all
        String chapters = "05 00 00 " // P
                + "01 40 7F 81 05 " // C: pedal down, breath 5
                + "00 06 01 02 03 04 " // M: six octets in all
                + "00 40 " // W
                + "01 77 3C DA 08 " // N: key 60 pressed, key 60 to 63: 56 + 4
                + "00 3C 05 " // E
                + "40 " // T
                + "00 3C 40"; // A
        int length = 3 + chapters.split(" ").length;
        String channel = "18 %02X FF ".formatted(length) + chapters; // channel 3
        Told told = read("60 00 2A " + system + " " + channel);

        assertEquals(
                List.of(
                        "from 42",
                        "controller 3 64 127 latest",
                        "controller 3 1 5",
                        "pressed 3 60 90 play",
                        "released 3 60"),
                told.lines);
    }

    @Test
    void readsNothingInAnEmptyJournal() {
        assertEquals(List.of("from 258"), read("80 01 02").lines);
    }

    @Test
    void lengthsThatLieAreToldFromTrueOnes() {
        for (String broken : List.of(
                "80",
                "80 00",
                "C0 00 01",
                "C0 00 01 00 01",
                "C0 00 01 03 FF 00",
                "A0 00 01",
                "A0 00 01 00 02 08",
                "A0 00 01 00 04 08 00",
                "A0 00 01 00 05 08 7F F1",
                "A1 00 01 00 03 00",
                "A0 00 01 00 04 40 7F")) {
            assertFalse(isWellFormed(broken), broken);
        }
    }

    @Property
    void noOctetsMakeItThrow(@ForAll @Size(max = 200) byte[] octets) {
        Told told = new Told();
        new JournalReader().read(new Octets().over(octets, 0, octets.length), told);
        assertTrue(told.lines.size() <= 1 + octets.length * 8, "no more than there is room for");
    }
}
