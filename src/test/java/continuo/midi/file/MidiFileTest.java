package continuo.midi.file;

import static javax.sound.midi.ShortMessage.CONTROL_CHANGE;
import static javax.sound.midi.ShortMessage.NOTE_OFF;
import static javax.sound.midi.ShortMessage.NOTE_ON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidiFileTest {

    private static final int TICKS_PER_BEAT = 100; // 5 ms a tick at 120 beats a minute

    @TempDir
    private Path folder;

    private final Sequence sequence = sequence(Sequence.PPQ, TICKS_PER_BEAT);
    private final Track track = sequence.createTrack();

    @Test
    void readsNotesInSecondsAndInBeats() throws Exception {
        strike(60, 0, 100);
        strike(64, 150, 200);

        List<FileNote> notes = notes();

        assertEquals(List.of(60, 64), notes.stream().map(FileNote::pitch).toList());
        assertEquals(750_000_000, notes.getLast().onsetNanos());
        assertEquals(250_000_000, notes.getLast().durationNanos());
        assertEquals(1.5, notes.getLast().onsetBeats());
        assertEquals(0.5, notes.getLast().lengthBeats());
    }

    @Test
    void followsTheTempoMapOfWhateverTrack() throws Exception {
        strike(60, 0, 100);
        strike(62, 200, 300);
        tempo(sequence.createTrack(), 100, 1_000_000); // from beat 1 on, 60 beats a minute

        List<FileNote> notes = notes();

        assertEquals(500_000_000 + 1_000_000_000, notes.getLast().onsetNanos());
        assertEquals(1_000_000_000, notes.getLast().durationNanos());
        assertEquals(2, notes.getLast().onsetBeats());
    }

    @Test
    void tellsTheTempoAtTheFirstNote() throws Exception {
        tempo(track, 0, 600_000);
        tempo(track, 500, 400_000);
        strike(60, 100, 200);

        assertEquals(100, read().beatsPerMinute(), 1e-9);
    }

    @Test
    void aNoteOnWithoutVelocityEndsANote() throws Exception {
        event(track, NOTE_ON, 0, 60, 80, 0);
        event(track, NOTE_ON, 0, 60, 0, 100);

        assertEquals(1, notes().getFirst().lengthBeats());
    }

    @Test
    void thePedalHoldsNotesUntilItIsReleased() throws Exception {
        event(track, CONTROL_CHANGE, 0, 64, 127, 10);
        strike(60, 0, 100);
        event(track, CONTROL_CHANGE, 0, 64, 0, 400);
        strike(67, 500, 600);

        assertEquals(4, notes().getFirst().lengthBeats());
        assertEquals(1, notes().getLast().lengthBeats());
    }

    @Test
    void thePedalHoldsTheNotesOfItsChannelInOtherTracks() throws Exception {
        event(sequence.createTrack(), CONTROL_CHANGE, 0, 64, 127, 10);
        strike(60, 0, 100);
        event(track, NOTE_ON, 1, 40, 80, 0);
        event(track, NOTE_OFF, 1, 40, 0, 100);
        event(track, CONTROL_CHANGE, 0, 64, 0, 300);

        assertEquals(
                List.of(1.0, 3.0), notes().stream().map(FileNote::lengthBeats).toList());
    }

    @Test
    void aKeyStruckAgainUnderThePedalEndsTheNoteBefore() throws Exception {
        event(track, CONTROL_CHANGE, 0, 64, 127, 0);
        strike(60, 0, 50);
        strike(60, 200, 250);
        event(track, CONTROL_CHANGE, 0, 64, 0, 300);

        assertEquals(
                List.of(2.0, 1.0), notes().stream().map(FileNote::lengthBeats).toList());
    }

    @Test
    void aPitchStruckInAnotherTrackEndsTheNoteBefore() throws Exception {
        strike(60, 0, 400);
        event(sequence.createTrack(), NOTE_ON, 0, 60, 90, 100);
        event(sequence.getTracks()[1], NOTE_OFF, 0, 60, 0, 200);

        assertEquals(
                List.of(1.0, 1.0), notes().stream().map(FileNote::lengthBeats).toList());
    }

    @Test
    void aPitchDoubledByAnotherTrackIsOneNote() throws Exception {
        strike(60, 0, 100);
        event(sequence.createTrack(), NOTE_ON, 1, 60, 99, 6); // 30 ms later
        event(sequence.getTracks()[1], NOTE_OFF, 1, 60, 0, 300);

        List<FileNote> notes = notes();

        assertEquals(1, notes.size());
        assertEquals(3, notes.getFirst().lengthBeats());
        assertEquals(99, notes.getFirst().velocity());
    }

    @Test
    void aPitchStruckMoreThanThirtyMillisecondsLaterIsAnotherNote() throws Exception {
        strike(60, 0, 100);
        event(sequence.createTrack(), NOTE_ON, 1, 60, 99, 7); // 35 ms later
        event(sequence.getTracks()[1], NOTE_OFF, 1, 60, 0, 300);

        assertEquals(2, notes().size());
    }

    @Test
    void leavesOutTheDrums() throws Exception {
        strike(60, 0, 100);
        event(track, NOTE_ON, 9, 38, 100, 50);
        event(track, NOTE_OFF, 9, 38, 0, 60);

        assertEquals(List.of(60), notes().stream().map(FileNote::pitch).toList());
    }

    @Test
    void aNoteThatNothingEndsLastsAsLongAsItsTrack() throws Exception {
        event(track, NOTE_ON, 0, 60, 80, 0);
        strike(64, 100, 700);

        assertEquals(7, notes().getFirst().lengthBeats());
    }

    @Test
    void chordsStandLowToHigh() throws Exception {
        strike(67, 0, 100);
        strike(60, 0, 100);
        strike(64, 0, 100);

        assertEquals(List.of(60, 64, 67), notes().stream().map(FileNote::pitch).toList());
    }

    @Test
    void readsFilesThatCountInFrames() throws Exception {
        Sequence frames = sequence(Sequence.SMPTE_25, 40); // 1 ms a tick
        event(frames.createTrack(), NOTE_ON, 0, 60, 80, 500);
        event(frames.getTracks()[0], NOTE_OFF, 0, 60, 0, 750);

        FileNote note = MidiFile.read(write(frames)).notes().getFirst();

        assertEquals(500_000_000, note.onsetNanos());
        assertEquals(250_000_000, note.durationNanos());
        assertEquals(1, note.onsetBeats(), 1e-9);
    }

    @Test
    void theContentHashIsThatOfPitchesAndFiftiethsOfASecond() throws Exception {
        strike(64, 104, 200); // 520 ms after the first: 26 fiftieths
        strike(60, 0, 100);
        strike(72, 2, 50); // 10 ms: half a fiftieth, rounded to even

        // printf '60,0;72,0;64,26' | sha1sum
        assertEquals("cb7832a697df03769459ff0535a28cdfded64a99", read().contentHash());
    }

    @Test
    void aFileWithoutNotesIsRefused() throws Exception {
        tempo(track, 0, 500_000);

        assertRefused("has no notes", write(sequence));
    }

    @Test
    void filesThatAreNotMidiAreRefusedInOneLine() throws Exception {
        assertRefused("does not exist", folder.resolve("missing.mid"));
        assertRefused("is empty", Files.createFile(folder.resolve("empty.mid")));
        assertRefused("is not a standard MIDI file", Files.writeString(folder.resolve("text.mid"), "once upon a time"));
        assertRefused("cannot be read", folder);
    }

    private static void assertRefused(String reason, Path file) {
        MidiFileException refused = assertThrows(MidiFileException.class, () -> MidiFile.read(file));
        assertTrue(refused.toString().contains(reason), refused.toString());
        assertTrue(refused.toString().contains(file.toString()), refused.toString());
        assertOneLine(refused);
    }

    private static void assertOneLine(MidiFileException refused) {
        assertFalse(refused.toString().contains("\n"), refused.toString());
    }

    private List<FileNote> notes() throws IOException {
        return read().notes();
    }

    private MidiFile read() throws IOException {
        return MidiFile.read(write(sequence));
    }

    private Path write(Sequence written) throws IOException {
        Path file = folder.resolve("file.mid");
        MidiSystem.write(written, 1, file.toFile());
        return file;
    }

    private void strike(int pitch, long onset, long end) throws Exception {
        event(track, NOTE_ON, 0, pitch, 80, onset);
        event(track, NOTE_OFF, 0, pitch, 0, end);
    }

    private static void event(Track to, int command, int channel, int data1, int data2, long tick) throws Exception {
        to.add(new MidiEvent(new ShortMessage(command, channel, data1, data2), tick));
    }

    private static void tempo(Track to, long tick, int microsPerBeat) throws Exception {
        byte[] data = {(byte) (microsPerBeat >> 16), (byte) (microsPerBeat >> 8), (byte) microsPerBeat};
        to.add(new MidiEvent(new MetaMessage(0x51, data, 3), tick));
    }

    private static Sequence sequence(float division, int resolution) {
        try {
            return new Sequence(division, resolution);
        } catch (InvalidMidiDataException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMillionNotesAreRead() throws Exception {
        int count = 1_000_000;
        byte[] notes = new byte[count * 8];
        for (int n = 0; n < count; n++) {
            byte pitch = (byte) (21 + n % 88);
            byte[] note = {0, (byte) 0x90, pitch, 80, 60, (byte) 0x80, pitch, 64};
            System.arraycopy(note, 0, notes, n * note.length, note.length);
        }
        assertEquals(count, ReadNotes.read(MidiBytes.file(notes)).notes().size());
    }
}
