package continuo.midi.file;

import static continuo.midi.file.MidiBytes.BEAT;
import static continuo.midi.file.MidiBytes.bytes;
import static continuo.midi.file.MidiBytes.chunk;
import static continuo.midi.file.MidiBytes.file;
import static continuo.midi.file.MidiBytes.header;
import static continuo.midi.file.MidiBytes.longWord;
import static continuo.midi.file.MidiBytes.notes;
import static continuo.midi.file.MidiBytes.notesOn;
import static continuo.midi.file.MidiBytes.on;
import static continuo.midi.file.MidiBytes.time;
import static continuo.midi.file.MidiBytes.track;
import static continuo.midi.file.MidiBytes.trackOfLength;
import static continuo.midi.file.MidiBytes.withoutLast;
import static continuo.midi.file.ReadNotes.assertReads;
import static continuo.midi.file.ReadNotes.assertRefused;
import static continuo.midi.file.ReadNotes.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Headers, lengths and counts that are wrong: every note that is whole is read.
class DamagedChunksTest {

    private static final String TWO = "60 at 0.00 for 0.50, 62 at 0.50 for 0.50";
    private static final String FOUR =
            "36 at 0.00 for 0.50, 60 at 0.00 for 0.50, 38 at 0.50 for 0.50, 62 at 0.50 for 0.50";

    private static final byte[] BASS = notesOn(1, 36, 38);
    private static final byte[] TREBLE = notes(60, 62);

    @Test
    void aLengthOfNothingTooLittleTooMuchOrAnythingIsNotTrusted() throws Exception {
        int right = TREBLE.length + 4;
        for (long length : new long[] {0, 1, 7, right - 3, right + 1, right + 5, 0x12000000, 0xFFFF_FFFFL}) {
            assertReads(
                    TWO,
                    "gives a wrong length for track 1; 2 notes were read",
                    bytes(header(0, 1, BEAT), trackOfLength(length, TREBLE)));
        }
    }

    @Test
    void theTrackAfterOneOfWrongLengthIsRead() throws Exception {
        int right = BASS.length + 4;
        for (long length : new long[] {0, 5, right - 1, right + 3, right + 8, right + 9, 0x7000_0000}) {
            assertReads(
                    FOUR,
                    "gives a wrong length for track 1; 4 notes were read",
                    bytes(header(1, 2, BEAT), trackOfLength(length, BASS), track(TREBLE)));
        }
    }

    @Test
    void aLengthThatTakesInTheTracksAfterItHidesNone() throws Exception {
        byte[] treble = track(TREBLE);
        int toTheEnd = BASS.length + 4 + treble.length;
        assertReads(
                FOUR,
                "gives a wrong length for track 1; 4 notes were read",
                bytes(header(1, 2, BEAT), trackOfLength(toTheEnd, BASS), treble));
    }

    @Test
    void whatIsReadOfAFileThatBreaksOffIsAllThatIsWhole() throws Exception {
        byte[] whole = file(notes(60, 62, 64));
        int endOfFirst = 22 + notes(60).length;
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length < endOfFirst - 3) { // the time before its release is there, so it is known how long it is
                assertThrows(MidiFileException.class, () -> read(cut), "cut to " + length);
            } else {
                long said = read(cut).notes().stream()
                        .filter(note -> note.lengthBeats() == 1)
                        .count();
                assertEquals(Math.min(3, (length - 22 + 3) / notes(60).length), said, "cut to " + length);
                assertTrue(read(cut).remark().orElse("").startsWith("breaks off in track 1; "), "cut to " + length);
            }
        }
    }

    @Test
    void aKeyThatIsStruckWhereTheFileBreaksOffIsNoNote() throws Exception {
        assertReads(
                TWO,
                "breaks off in track 1; 2 notes were read",
                bytes(header(0, 1, BEAT), chunk("MTrk", 100, bytes(TREBLE, on(0, 0, 64)))));
    }

    @Test
    void aKeyThatIsDownWhereTheFileBreaksOffSoundsUntilThen() throws Exception {
        assertReads(
                "48 at 0.00 for 1.00, " + TWO,
                "breaks off in track 1; 3 notes were read",
                bytes(header(0, 1, BEAT), chunk("MTrk", 100, bytes(on(0, 0, 48), TREBLE))));
    }

    @Test
    void aTrackThatIsCutInTheMidstLosesNoneOfTheNext() throws Exception {
        byte[] bass = track(BASS);
        for (int missing = 1; missing <= 7; missing++) {
            byte[] file = bytes(header(1, 2, BEAT), withoutLast(missing, bass), track(TREBLE));
            assertEquals(FOUR, ReadNotes.notes(file), "without " + missing);
        }
    }

    @Test
    void aTrackWithoutAnEndIsWhole() throws Exception {
        assertReads(TWO, "", bytes(header(0, 1, BEAT), chunk("MTrk", TREBLE.length, TREBLE)));
        assertReads(
                FOUR,
                "",
                bytes(header(1, 2, BEAT), chunk("MTrk", BASS.length, BASS), chunk("MTrk", TREBLE.length, TREBLE)));
    }

    @Test
    void aTrackThatGoesOnAfterItsEndIsReadOn() throws Exception {
        byte[] end = bytes(0, 0xFF, 0x2F, 0);
        byte[] body = bytes(notes(60), end, notes(62), end, end, notes(64), end);
        assertReads(
                TWO + ", 64 at 1.00 for 0.50",
                "goes on after its end in track 1; 3 notes were read",
                bytes(header(0, 1, BEAT), chunk("MTrk", body.length, body)));
    }

    @Test
    void allTracksThatAreThereAreTakenWhateverTheHeaderCounts() throws Exception {
        byte[] tracks = bytes(track(BASS), track(TREBLE));
        assertReads(FOUR, "counts 5 tracks and has 2; 4 notes were read", bytes(header(1, 5, BEAT), tracks));
        assertReads(FOUR, "counts 1 track and has 2; 4 notes were read", bytes(header(1, 1, BEAT), tracks));
        assertReads(FOUR, "counts 0 tracks and has 2; 4 notes were read", bytes(header(1, 0, BEAT), tracks));
        assertReads(FOUR, "", bytes(header(0, 2, BEAT), tracks));
    }

    @Test
    void chunksOfOtherProgramsMayBeCountedOrNot() throws Exception {
        byte[] vendor = chunk("XFIH", 5, bytes("abcde"));
        byte[] tracks = bytes(track(BASS), vendor, track(TREBLE), vendor);
        assertReads(FOUR, "", bytes(header(1, 2, BEAT), tracks));
        assertReads(FOUR, "", bytes(header(1, 4, BEAT), tracks));
        assertReads(FOUR, "", bytes(header(1, 2, BEAT), vendor, track(BASS), track(TREBLE)));
    }

    @Test
    void aChunkOfAnotherProgramMayHaveAWrongLength() throws Exception {
        for (int length : new int[] {0, 3, 20, 1000}) {
            byte[] vendor = chunk("XFIH", length, bytes("abcde"));
            assertEquals(
                    FOUR,
                    ReadNotes.notes(bytes(header(1, 2, BEAT), track(BASS), vendor, track(TREBLE))),
                    "length " + length);
        }
    }

    @Test
    void aTrackByAnotherNameIsRead() throws Exception {
        byte[] bass = track(BASS);
        for (String name : new String[] {"mtrk", "MTRK", "MTrj", "NTrk", "M rk", "Trck"}) {
            byte[] renamed = bytes(name, Arrays.copyOfRange(bass, 4, bass.length));
            assertReads(
                    FOUR,
                    "has a track 1 that is not called MTrk; 4 notes were read",
                    bytes(header(1, 2, BEAT), renamed, track(TREBLE)));
            assertReads(
                    FOUR,
                    "has a track 2 that is not called MTrk; 4 notes were read",
                    bytes(header(1, 2, BEAT), track(TREBLE), renamed));
        }
        byte[] flipped = bass.clone();
        flipped[0] ^= (byte) 0x80;
        assertReads(
                FOUR,
                "has a track 2 that is not called MTrk; 4 notes were read",
                bytes(header(1, 2, BEAT), track(TREBLE), flipped));
    }

    @Test
    void paddingBetweenAndAfterTracksIsNoMatter() throws Exception {
        assertReads(FOUR, "", bytes(header(1, 2, BEAT), track(BASS), 0, track(TREBLE), new byte[100]));
        assertReads(TWO, "", bytes(file(TREBLE), 0x1A));
        assertReads(TWO, "", bytes(file(TREBLE), "\n"));
        assertReads(TWO, "", bytes(file(TREBLE), "some words after it"));
    }

    @Test
    void theHeaderMayBeLongerOrGiveAWrongLength() throws Exception {
        byte[] rest = bytes(0, 0, 0, 1, BEAT >> 8, BEAT & 0xFF);
        assertReads(TWO, "", bytes("MThd", longWord(8), rest, 1, 2, track(TREBLE)));
        assertReads(TWO, "", bytes("MThd", longWord(0), rest, track(TREBLE)));
        assertReads(TWO, "", bytes("MThd", longWord(600), rest, track(TREBLE)));
    }

    @Test
    void otherBytesMayStandBeforeTheHeader() throws Exception {
        assertReads(
                TWO, "begins with 128 bytes that are no MIDI; 2 notes were read", bytes(new byte[128], file(TREBLE)));
    }

    @Test
    void riffFilesHoldMidi() throws Exception {
        byte[] midi = file(TREBLE);
        byte[] data = bytes("RIFF", 0, 0, 0, 0, "RMIDdata", midi.length, 0, 0, 0, midi);
        assertReads(TWO, "", data);
        assertReads(TWO, "", bytes(data, 0, "LIST", 20, 0, 0, 0, "INFOINAM", 8, 0, 0, 0, "a title", 0));
        assertReads(
                TWO, "", bytes("RIFF", 0, 0, 0, 0, "RMIDLIST", 4, 0, 0, 0, "INFO", "data", 0, 0, 0, 0, file(TREBLE)));
    }

    @Test
    void aSecondFileInTheFirstIsPassedOver() throws Exception {
        assertReads(
                TWO,
                "holds a second MIDI file, which is passed over; 2 notes were read",
                bytes(file(TREBLE), file(BASS)));
    }

    @Test
    void formatsThatDoNotExistAreReadAsOfManyTracks() throws Exception {
        assertReads(
                FOUR,
                "is of format 7, which does not exist, and was read as format 1; 4 notes were read",
                bytes(header(7, 2, BEAT), track(BASS), track(TREBLE)));
    }

    @Test
    void theNameOfAChunkInATextBeginsNone() throws Exception {
        assertReads(TWO, "", file(0, 0xFF, 1, 12, "MTrk is here", TREBLE));
        assertReads(TWO, "", file(0, 0xFF, 3, 8, "MTrk", 0, 0, 0, 16, 0, 0xFF, 3, 4, "MThd", TREBLE));
    }

    @Test
    void whatIsNoMidiOrHasNoTimeIsRefused() {
        assertRefused("is empty", new byte[0]);
        assertRefused("is not a standard MIDI file", bytes("once upon a time"));
        assertRefused("is compressed; unpack it first", bytes(0x1F, 0x8B, 8, 0));
        assertRefused("is a clip of MIDI 2.0", bytes("SMF2CLIP", 0, 0));
        assertRefused("breaks off in its header", withoutLast(3, header(0, 1, BEAT)));
        assertRefused("has no tracks", header(0, 1, BEAT));
        assertRefused("has no tracks", bytes(header(0, 1, BEAT), chunk("XFIH", 2, bytes(1, 2))));
        assertRefused("counts 0 ticks a beat", bytes(header(0, 1, 0), track(TREBLE)));
        assertRefused("counts 0 ticks a frame", bytes(header(0, 1, 0xE700), track(TREBLE)));
    }

    @Test
    void whyThereIsNothingToPlayIsSaid() {
        assertRefused("has no notes to play", file());
        assertRefused("but drums (channel 10)", file(notesOn(9, 36, 38)));
        assertRefused("has no notes to play: it breaks off in track 1", withoutLast(3, file()));
    }

    @Test
    void drumsThatAreLeftOutAreSaid() throws Exception {
        assertReads(
                TWO,
                "2 notes of drums (channel 10) are left out; 2 notes were read",
                bytes(header(1, 2, BEAT), track(notesOn(9, 36, 38)), track(TREBLE)));
    }

    @Test
    void piecesOfFormatTwoAreHeardOneAfterTheOther() throws Exception {
        byte[] slow = bytes(MidiBytes.tempo(0, 1_000_000), notes(60), on(0, 0, 62)); // 62 is never let go
        byte[] file = bytes(header(2, 2, BEAT), track(slow, time(BEAT), 0xFF, 1, 0), track(notes(64)));

        assertReads(
                "60 at 0.00 for 1.00, 62 at 1.00 for 1.00, 64 at 2.00 for 0.50",
                "holds 2 pieces (format 2), played one after the other; --track N takes one; 3 notes were read",
                file);
        assertEquals("64 at 0.00 for 0.50", ReadNotes.notes(read(file, 2)));
        assertEquals(120, read(file, 2).beatsPerMinute());
        assertEquals("60 at 0.00 for 1.00, 62 at 1.00 for 1.00", ReadNotes.notes(read(file, 1)));
    }

    @Test
    void oneTrackMayBeAskedFor() throws Exception {
        byte[] file = bytes(header(1, 2, BEAT), track(BASS), track(TREBLE));

        assertEquals(TWO, ReadNotes.notes(read(file, 2)));
        MidiFileException none = assertThrows(MidiFileException.class, () -> read(file, 3));
        assertTrue(none.toString().contains("has 2 tracks; --track must be from 1 to 2"), none.toString());
    }
}
