package continuo.midi.file;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;

/// What the reader makes of bytes, in words that tests compare: `60 at 0.5 for 0.5` in seconds.
final class ReadNotes {

    private static final Path NAME = Path.of("some.mid");

    private ReadNotes() {}

    static MidiFile read(byte[] file) throws MidiFileException {
        return read(file, 0);
    }

    static MidiFile read(byte[] file, int track) throws MidiFileException {
        return MidiFile.of(new FileBytes(file), NAME, track);
    }

    static String notes(byte[] file) throws MidiFileException {
        return notes(read(file));
    }

    static String notes(MidiFile file) {
        return file.notes().stream()
                .map(note -> String.format(
                        Locale.ROOT,
                        "%d at %.2f for %.2f",
                        note.pitch(),
                        note.onsetNanos() / 1e9,
                        note.durationNanos() / 1e9))
                .collect(joining(", "));
    }

    /// The notes are these, and the reader says so of the file, or nothing.
    static void assertReads(String notes, String remark, byte[] file) throws MidiFileException {
        MidiFile read = read(file);
        assertEquals(notes, notes(read));
        assertEquals(remark, read.remark().orElse(""));
    }

    static void assertRefused(String reason, byte[] file) {
        MidiFileException refused = assertThrows(MidiFileException.class, () -> read(file));
        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains(reason), said);
        assertTrue(said.startsWith("MIDI file some.mid "), said);
        assertFalse(said.contains("\n"), said);
    }
}
