package continuo.midi.file;

import static continuo.midi.file.MidiBytes.BEAT;
import static continuo.midi.file.MidiBytes.bytes;
import static continuo.midi.file.MidiBytes.control;
import static continuo.midi.file.MidiBytes.file;
import static continuo.midi.file.MidiBytes.header;
import static continuo.midi.file.MidiBytes.notesOn;
import static continuo.midi.file.MidiBytes.off;
import static continuo.midi.file.MidiBytes.on;
import static continuo.midi.file.MidiBytes.time;
import static continuo.midi.file.MidiBytes.track;
import static continuo.midi.file.ReadNotes.assertReads;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Recordings of keyboards that give each note a channel of its own.
class MpeFilesTest {

    private static final int[] TUNE = {60, 62, 64, 65, 67, 69, 71, 72, 74, 76, 77, 79};

    @Test
    void inAZoneThatIsAnnouncedChannelTenIsNotDrums() throws Exception {
        assertEveryNote(file(zone(0, 15), round(1, 15, TUNE)));
        assertEveryNote(file(zone(15, 15), round(0, 15, TUNE)));
        assertEveryNote(file(zone(15, 6), round(9, 6, TUNE)));
        assertEveryNote(bytes(header(1, 2, BEAT), track(zone(0, 15)), track(round(1, 15, TUNE))));
    }

    @Test
    void whereNotesGoRoundOnTheChannelsTheTenthIsOneOfThem() throws Exception {
        assertEveryNote(file(round(1, 15, TUNE)));
        assertEveryNote(file(round(0, 16, TUNE)));
        assertEveryNote(file(round(0, 15, TUNE)));
        assertEveryNote(file(round(7, 4, TUNE)));
    }

    @Test
    void channelsThatAreFreeForLongestAreGoneRoundToo() throws Exception {
        byte[] chords = bytes(
                on(0, 8, 60),
                on(0, 9, 64),
                on(0, 10, 67), // let go in another order, which is that of the next
                off(BEAT, 9, 64),
                off(0, 8, 60),
                off(0, 10, 67),
                on(0, 9, 62),
                on(0, 8, 65),
                on(0, 10, 69),
                off(BEAT, 10, 69),
                off(0, 9, 62),
                off(0, 8, 65),
                on(0, 10, 71),
                on(0, 9, 74),
                on(0, 8, 77),
                off(BEAT, 10, 71),
                off(0, 9, 74),
                off(0, 8, 77));

        assertEquals(9, ReadNotes.read(file(chords)).notes().size());
    }

    @Test
    void whatAnotherPartPlaysDoesNotHideTheRounds() throws Exception {
        byte[] own = bytes(notesOn(0, 48), on(0, 0, 50), on(0, 0, 53), off(BEAT, 0, 50), off(0, 0, 53));
        byte[] file = bytes(header(1, 2, BEAT), track(round(1, 15, TUNE)), track(own));

        assertEquals(TUNE.length + 3, ReadNotes.read(file).notes().size());
    }

    @Test
    void theManagersPedalHoldsItsMembers() throws Exception {
        String held = "60 at 0.00 for 2.00, 62 at 0.50 for 1.50, 64 at 1.00 for 1.00, 65 at 1.50 for 0.50";
        byte[] four = round(1, 15, 60, 62, 64, 65);
        assertReads(held, "", file(zone(0, 15), control(0, 0, 64, 127), four, control(0, 0, 64, 0)));
        assertReads(held, "", file(control(0, 0, 64, 127), four, control(0, 0, 64, 0)));
        assertReads(held, "", file(zone(0, 15), control(0, 0, 64, 127), four, control(0, 0, 121, 0)));
        assertReads(held, "", file(zone(0, 15), control(0, 0, 64, 127), four, control(0, 0, 120, 0)));
    }

    @Test
    void theManagerEndsTheNotesOfItsMembers() throws Exception {
        for (int end : new int[] {120, 123}) {
            assertReads(
                    "60 at 0.00 for 0.50, 64 at 0.00 for 0.50",
                    "",
                    file(zone(0, 15), on(0, 1, 60), on(0, 2, 64), control(BEAT, 0, end, 0), time(BEAT), 0xFF, 1, 0));
        }
    }

    @Test
    void aMembersPedalHoldsItsOwnNotesAlone() throws Exception {
        assertReads(
                "60 at 0.00 for 1.00, 62 at 0.50 for 0.50",
                "",
                file(zone(0, 15), control(0, 1, 64, 127), round(1, 15, 60, 62), control(0, 1, 64, 0)));
    }

    @Test
    void drumsBesideOtherPartsStayDrums() throws Exception {
        byte[] bar = bytes(
                on(0, 0, 60),
                on(0, 1, 48),
                on(0, 2, 64),
                on(0, 9, 36),
                off(BEAT, 0, 60),
                off(0, 1, 48),
                off(0, 2, 64),
                off(0, 9, 36));
        assertEquals(9, ReadNotes.read(file(bar, bar, bar)).notes().size());
        byte[] near = bytes(notesOn(7, 60), notesOn(8, 48), notesOn(9, 36, 38, 36, 42));
        assertEquals(6, ReadNotes.read(file(near, near, near)).notes().size());
    }

    @Test
    void drumsInATrackOfTheirOwnStayDrumsWhereAnotherHasAZone() throws Exception {
        byte[] file =
                bytes(header(1, 2, BEAT), track(zone(0, 15), round(1, 15, TUNE)), track(notesOn(9, 36, 38, 36, 38)));

        assertEquals(TUNE.length, ReadNotes.read(file).notes().size());
    }

    @Test
    void aZoneThatIsTakenBackBeforeTheFirstNoteIsNone() throws Exception {
        assertReads(
                "60 at 0.00 for 0.50",
                "1 notes of drums (channel 10) are left out; 1 note was read",
                file(zone(0, 15), zone(0, 0), notesOn(0, 60), notesOn(9, 36)));
    }

    private static void assertEveryNote(byte[] file) throws Exception {
        MidiFile read = ReadNotes.read(file);
        assertEquals(
                Arrays.stream(TUNE).boxed().toList(),
                read.notes().stream().map(FileNote::pitch).toList());
        assertEquals("", read.remark().orElse(""));
    }

    private static byte[] zone(int manager, int members) {
        return bytes(control(0, manager, 101, 0), control(0, manager, 100, 6), control(0, manager, 6, members));
    }

    /// Each note on the next of so many channels.
    private static byte[] round(int first, int channels, int... pitches) {
        byte[] all = new byte[0];
        for (int n = 0; n < pitches.length; n++) {
            all = bytes(all, notesOn(first + n % channels, pitches[n]));
        }
        return all;
    }
}
