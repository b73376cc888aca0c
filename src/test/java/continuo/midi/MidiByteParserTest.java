package continuo.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class MidiByteParserTest {

    @Test
    void readsRunningStatusUntilTheNextStatus() {
        assertEquals(List.of("90 3C 40", "90 3E 41", "C1 05 00", "C1 06 00"), parse("903C40 3E41 C105 06"));
    }

    @Test
    void passesRealTimeBytesThatInterruptAMessage() {
        assertEquals(List.of("F8 00 00", "FE 00 00", "90 3C 40"), parse("90 F8 3C FE 40"));
    }

    @Test
    void skipsSystemExclusiveAndTheDataAfterIt() {
        assertEquals(List.of("90 3C 40", "F8 00 00", "80 3C 00"), parse("903C40 F0 7E 7F F8 06 01 F7 3C40 803C00"));
    }

    @Test
    void endsAnUnfinishedSystemExclusiveAtTheNextStatus() {
        assertEquals(List.of("90 3C 40"), parse("F0 01 02 03 903C40"));
    }

    @Test
    void dropsAMessageCutShortByAnother() {
        assertEquals(List.of("80 3C 00"), parse("903C 803C00"));
    }

    @Test
    void dropsUndefinedStatusesWithTheirData() {
        assertEquals(List.of("90 3C 40"), parse("F4 10 20 F5 11 F9 FD 903C40 F5 3C40"));
    }

    @Test
    void lengthsOfSystemCommonMessagesAreKnown() {
        assertEquals(
                List.of("F1 12 00", "F2 01 02", "F3 04 00", "F6 00 00"), parse("F1 12 13 F2 01 02 03 F3 04 05 F6 01"));
    }

    @Test
    void keepsNoteOnVelocityZeroAsAReleaseInDisguise() {
        List<String> messages = parse("903C00");

        assertEquals(List.of("90 3C 00"), messages);
        assertEquals(true, ShortMessages.isRelease(ShortMessages.pack(0x90, 0x3C, 0)));
    }

    @Test
    void startsAnewAfterReset() {
        MidiByteParser parser = new MidiByteParser();
        parser.accept(0x90);
        parser.accept(0x3C);
        parser.reset();

        assertEquals(MidiByteParser.NOTHING, parser.accept(0x40));
    }

    @Property(tries = 2_000)
    void agreesWithItsSlowTwinOnAnyBytes(@ForAll("streams") List<Byte> bytes) {
        assertEquals(parseSlowly(bytes), parse(bytes));
    }

    @Provide
    Arbitrary<List<Byte>> streams() {
        Arbitrary<Byte> status = Arbitraries.integers().between(0x80, 0xFF).map(Integer::byteValue);
        Arbitrary<Byte> system = Arbitraries.integers().between(0xF0, 0xFF).map(Integer::byteValue);
        Arbitrary<Byte> data = Arbitraries.bytes().between((byte) 0, (byte) 127);
        return Arbitraries.frequencyOf(Tuple.of(2, status), Tuple.of(1, system), Tuple.of(5, data))
                .list()
                .ofMaxSize(60);
    }

    @Test
    void endlessSystemExclusiveChangesNothing() {
        MidiByteParser parser = new MidiByteParser();
        Random random = new Random(1);
        parser.accept(0xF0);
        for (int i = 0; i < 1_000_000; i++) {
            assertEquals(MidiByteParser.NOTHING, parser.accept(random.nextInt(128)));
        }
        parser.accept(0xF7);

        assertEquals(List.of("90 3C 40"), parse(parser, "903C40"));
    }

    private static List<String> parse(String hex) {
        return parse(new MidiByteParser(), hex);
    }

    private static List<String> parse(MidiByteParser parser, String hex) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : HexFormat.of().parseHex(hex.replace(" ", ""))) {
            bytes.add(b);
        }
        return parse(parser, bytes);
    }

    private static List<String> parse(List<Byte> bytes) {
        return parse(new MidiByteParser(), bytes);
    }

    private static List<String> parse(MidiByteParser parser, List<Byte> bytes) {
        List<String> messages = new ArrayList<>();
        for (byte b : bytes) {
            int message = parser.accept(b);
            if (message != MidiByteParser.NOTHING) {
                messages.add(RecordingSink.text(message));
            }
        }
        return messages;
    }

    /// Looks back from every byte for the status it stands under, and counts the data bytes in between.
    private static List<String> parseSlowly(List<Byte> bytes) {
        List<String> messages = new ArrayList<>();
        for (int end = 0; end < bytes.size(); end++) {
            int value = bytes.get(end) & 0xFF;
            if (List.of(0xF6, 0xF8, 0xFA, 0xFB, 0xFC, 0xFE, 0xFF).contains(value)) {
                messages.add("%02X 00 00".formatted(value));
            } else if (value < 0x80) {
                List<Integer> data = new ArrayList<>();
                int at = end;
                int status = value;
                while (at >= 0 && (status < 0x80 || status >= 0xF8)) {
                    if (status < 0x80) {
                        data.addFirst(status);
                    }
                    at--;
                    status = at < 0 ? 0 : bytes.get(at) & 0xFF;
                }
                addWhole(messages, status, data);
            }
        }
        return messages;
    }

    private static void addWhole(List<String> messages, int status, List<Integer> data) {
        boolean single = (status >= 0xC0 && status < 0xE0) || status == 0xF1 || status == 0xF3;
        boolean pair = (status >= 0x80 && status < 0xC0) || (status >= 0xE0 && status < 0xF0) || status == 0xF2;
        boolean runs = status < 0xF0;
        int count = data.size();
        if (single && (runs || count == 1)) {
            messages.add("%02X %02X 00".formatted(status, data.get(count - 1)));
        } else if (pair && count % 2 == 0 && (runs || count == 2)) {
            messages.add("%02X %02X %02X".formatted(status, data.get(count - 2), data.get(count - 1)));
        }
    }
}
