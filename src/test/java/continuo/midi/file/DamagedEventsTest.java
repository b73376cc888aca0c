package continuo.midi.file;

import static continuo.midi.file.MidiBytes.BEAT;
import static continuo.midi.file.MidiBytes.bytes;
import static continuo.midi.file.MidiBytes.chunk;
import static continuo.midi.file.MidiBytes.control;
import static continuo.midi.file.MidiBytes.file;
import static continuo.midi.file.MidiBytes.header;
import static continuo.midi.file.MidiBytes.notes;
import static continuo.midi.file.MidiBytes.off;
import static continuo.midi.file.MidiBytes.on;
import static continuo.midi.file.MidiBytes.tempo;
import static continuo.midi.file.MidiBytes.time;
import static continuo.midi.file.MidiBytes.track;
import static continuo.midi.file.ReadNotes.assertReads;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Events and times that no program should write: what can be meant is read, the rest is passed over and said.
class DamagedEventsTest {

    private static final String TWO = "60 at 0.00 for 0.50, 62 at 0.50 for 0.50";

    @Test
    void runningStatusGoesOnAfterOtherEvents() throws Exception {
        byte[] first = bytes(0, 0x90, 60, 80, time(BEAT), 60, 0);
        byte[] second = bytes(0, 62, 80, time(BEAT), 62, 0);
        assertReads(TWO, "", file(first, second));
        assertReads(TWO, "", file(first, 0, 0xFF, 1, 5, "verse", second));
        assertReads(TWO, "", file(first, 0, 0xF0, 5, 0x7E, 0x7F, 9, 1, 0xF7, second));
        assertReads(TWO, "", file(first, 0, 0xF7, 2, 0xF3, 1, second));
        assertReads(TWO, "", file(first, 0, 0xF8, 0, 0xFE, second));
    }

    @Test
    void whatBelongsOnAWireAndNotInAFileIsPassedOver() throws Exception {
        byte[] wire = bytes(0, 0xF8, 0, 0xF1, 0x31, 0, 0xF2, 1, 2, 0, 0xF3, 4, 0, 0xF4, 0, 0xF5, 0, 0xF6, 0, 0xF9);
        assertReads(TWO, "", file(notes(60), wire, 0, 0xFA, 0, 0xFB, 0, 0xFC, 0, 0xFD, 0, 0xFE, notes(62)));
    }

    @Test
    void exclusiveDataMayHaveNoLengthOrAWrongOne() throws Exception {
        assertReads(TWO, "", file(notes(60), 0, 0xF0, 0x7E, 0x7F, 9, 1, 0xF7, notes(62)));
        assertReads(TWO, "", file(notes(60), 0, 0xF0, 120, 1, 2, 3, 0xF7, notes(62)));
        assertReads(TWO, "", file(notes(60), 0, 0xF0, 2, 1, 2, time(0), 0xF7, 2, 3, 0xF7, notes(62)));
    }

    @Test
    void exclusiveDataMayHaveAnOverlongLengthOfManyBytes() throws Exception {
        byte[] data = bytes(0x7E, 0x7F, 9, 1, 0xF7);
        assertReads(TWO, "", file(0, 0xF0, 0x85, 0x7F, data, notes(60, 62)));
        assertReads(TWO, "", file(0, 0xF0, 0x81, 0x80, 0x85, 0x7F, data, notes(60, 62)));
        assertReads(TWO, "", file(0, 0xF0, 0x81, 0x81, 0x81, 0x80, 0x85, 0x7F, data, notes(60, 62)));
        assertReads(TWO, "", file(notes(60), 0, 0xF0, 0x80, 0x14, data, notes(62)));
        byte[] dump = bytes(0x7E, new byte[200], 0xF7);
        assertReads(TWO, "", file(notes(60), 0, 0xF0, 0x81, 0x4A, dump, notes(62)));
    }

    @Test
    void textThatIsShorterThanItSaysTakesNoNotes() throws Exception {
        assertReads(
                TWO,
                "5 bytes belong to no event; 2 notes were read",
                file(notes(60), 0, 0xFF, 1, 0x83, 0x60, "verse", notes(62)));
    }

    @Test
    void metaEventsOfOneLengthHaveItWhateverTheySay() throws Exception {
        assertReads("60 at 0.00 for 1.00", "", file(0, 0xFF, 0x51, 120, 0x0F, 0x42, 0x40, notes(60)));
    }

    @Test
    void textInAnyAlphabetIsNoMatter() throws Exception {
        assertReads(
                TWO,
                "",
                file(
                        0, 0xFF, 3, 4, 0x83, 0x73, 0x83, 0x41, 0, 0xFF, 1, 3, 0xFF, 0xFE, 0, notes(60), 0, 0xFF, 0x7F,
                        2, 0xFF, 0x2F, notes(62)));
    }

    @Test
    void dataBeforeAnyStatusIsPassedOver() throws Exception {
        assertReads(
                TWO,
                "3 bytes belong to no event; 2 notes were read",
                file(0, 1, 2, 3, 0x90, 60, 80, off(BEAT, 0, 60), notes(62)));
    }

    @Test
    void aByteTooMuchOrTooLittleDoesNotHideTheEnd() throws Exception {
        byte[] tooMuch = bytes(notes(60, 62), 0, 0, 0xFF, 0x2F, 0);
        byte[] tooLittle = bytes(notes(60), on(0, 0, 62), time(BEAT), 0x80, 62, 0, 0xFF, 0x2F, 0);
        assertReads(
                TWO,
                "1 bytes belong to no event; 2 notes were read",
                bytes(header(0, 1, BEAT), chunk("MTrk", tooMuch.length, tooMuch)));
        assertEquals(TWO, ReadNotes.notes(bytes(header(0, 1, BEAT), chunk("MTrk", tooLittle.length, tooLittle))));
    }

    @Test
    void valuesOverTheHighestAreTheHighest() throws Exception {
        MidiFile read = ReadNotes.read(file(0, 0x90, 60, 0x80, off(BEAT, 0, 60), 0, 0x90, 62, 0xFF, off(BEAT, 0, 62)));

        assertEquals(TWO, ReadNotes.notes(read));
        assertEquals(127, read.notes().getFirst().velocity());
        assertEquals(
                "2 values are over 127 and were taken for 127; 2 notes were read",
                read.remark().orElse(""));
        assertReads(
                "60 at 0.00 for 1.00, 62 at 0.50 for 0.50",
                "1 values are over 127 and were taken for 127; 2 notes were read",
                file(control(0, 0, 64, 0xFF), notes(60, 62)));
    }

    @Test
    void keysOverTheHighestAreLeftOut() throws Exception {
        assertReads(
                "62 at 0.50 for 0.50",
                "2 keys have numbers over 127 and are left out; 1 note was read",
                file(0, 0x90, 0xFD, 80, time(BEAT), 0x80, 0xFD, 0, notes(62)));
    }

    @Test
    void aTimeThatCannotBeMeantEndsTheTrack() throws Exception {
        byte[] nine = bytes(0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x2F);
        byte[] five = bytes(0x81, 0x80, 0x80, 0x80, 0);
        for (byte[] time : new byte[][] {nine, five}) {
            assertReads(
                    TWO,
                    "leaps to an impossible time in track 1, whose rest is left out; 2 notes were read",
                    file(notes(60, 62), time, 0x90, 64, 80, off(1, 0, 64), notes(65)));
        }
    }

    @Test
    void aKeyThatIsDownBeforeAnImpossibleTimeEndsBeforeIt() throws Exception {
        byte[] five = bytes(0x81, 0x80, 0x80, 0x80, 0);
        assertReads(
                "48 at 0.00 for 0.50, 60 at 0.00 for 0.50",
                "leaps to an impossible time in track 1, whose rest is left out; 2 notes were read",
                file(on(0, 0, 48), notes(60), five, 0x80, 48, 64, notes(62, 64)));
    }

    @Test
    void otherTracksGoOnBeyondAnImpossibleTime() throws Exception {
        byte[] five = bytes(0x81, 0x80, 0x80, 0x80, 0);
        assertReads(
                "36 at 0.00 for 0.50, " + TWO,
                "leaps to an impossible time in track 1, whose rest is left out; 3 notes were read",
                bytes(header(1, 2, BEAT), track(notes(36), five, 0x90, 40, 80), track(notes(60, 62))));
    }

    @Test
    void theLongestTimeThereIsIsRead() throws Exception {
        byte[] longest = bytes(0xFF, 0xFF, 0xFF, 0x7F);
        assertReads(
                "60 at 0.00 for 0.50, 62 at 279620.77 for 0.50",
                "",
                file(notes(60), longest, 0x90, 62, 80, off(BEAT, 0, 62)));
    }

    @Test
    void whatBeginsAfterSomeWeeksIsLeftOut() throws Exception {
        byte[] longest = bytes(0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 1, 0);
        Object[] weeks = new Object[20];
        Arrays.fill(weeks, longest);
        assertReads(
                TWO,
                "has 1 notes that begin after 1,000 hours and are left out; 2 notes were read",
                file(notes(60, 62), bytes(weeks), notes(64)));
    }

    @Test
    void aTimeOfMoreBytesThanItNeedsIsThatTime() throws Exception {
        assertReads(TWO, "", file(0, 0x90, 60, 80, 0x80, 0x80, 0x80, 0x83, 0x60, 0x80, 60, 64, notes(62)));
    }

    @Test
    void aNegativeTimeLeadsBack() throws Exception {
        byte[] back64 = bytes(0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFC, 0x20); // -480
        byte[] back32 = bytes(0x8F, 0xFF, 0xFF, 0xFC, 0x20);
        for (byte[] back : new byte[][] {back64, back32}) {
            assertReads(
                    "60 at 0.00 for 0.50, 62 at 0.50 for 0.50, 72 at 0.50 for 0.50, 64 at 1.00 for 0.50",
                    "goes back in time in track 1; 4 notes were read",
                    file(notes(60, 62), back, 0x90, 72, 80, off(BEAT, 0, 72), notes(64)));
        }
    }

    @Test
    void aNoteBeforeTheBeginningIsLeftOutAndTakesNoTime() throws Exception {
        byte[] back = bytes(0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xF0, 0); // -2048
        assertReads(
                TWO + ", 64 at 1.00 for 0.50",
                "leads back to before its beginning in track 1, where a note is left out; 3 notes were read",
                file(notes(60, 62), back, 0x90, 72, 80, off(BEAT, 0, 72), notes(64)));
    }

    @Test
    void temposThatAreNoneAreNotFollowed() throws Exception {
        assertReads(TWO, "", file(tempo(0, 0), notes(60, 62)));
        assertReads(TWO, "", file(0, 0xFF, 0x51, 2, 1, 2, notes(60, 62)));
    }

    @Test
    void aTempoMapOfHundredsOfThousandsOfChangesIsFollowed() throws Exception {
        int changes = 200_000;
        byte[] map = new byte[changes * 7];
        byte[] one = tempo(1, 500_000);
        for (int n = 0; n < changes; n++) {
            System.arraycopy(one, 0, map, 7 * n, 7);
        }

        FileNote note = ReadNotes.read(file(map, notes(60))).notes().getFirst();

        assertEquals(changes * 500_000L / BEAT, note.onsetNanos() / 1000);
    }
}
