package continuo.midi.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;

/// What a MIDI file plays. The drums of channel 10 are left out.
///
/// @param notes by onset, low to high where they begin together; no two notes of one pitch sound at once
/// @param beatsPerMinute the tempo at the first note
/// @param contentHash SHA-1 over the pitches and onsets of all note-ons, in hexadecimal; see [ContentHash]
public record MidiFile(List<FileNote> notes, double beatsPerMinute, String contentHash) {

    public MidiFile {
        notes = List.copyOf(notes);
    }

    public static MidiFile read(Path file) throws MidiFileException {
        Sequence sequence = parse(file);
        TempoMap tempo = TempoMap.of(sequence);
        NoteCollector collector = new NoteCollector(tempo);
        collector.collect(sequence);
        List<FileNote> notes = SoundingNotes.of(collector.notes());
        if (notes.isEmpty()) {
            throw new MidiFileException(file, "has no notes to play");
        }
        return new MidiFile(notes, tempo.beatsPerMinute(collector.firstOnsetTick()), collector.contentHash());
    }

    static Sequence parse(Path file) throws MidiFileException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return MidiSystem.getSequence(in);
        } catch (NoSuchFileException e) {
            throw new MidiFileException(file, "does not exist", e);
        } catch (EOFException e) {
            throw new MidiFileException(file, "is empty or breaks off before its end", e);
        } catch (InvalidMidiDataException e) {
            throw new MidiFileException(file, "is not a standard MIDI file, or is broken", e);
        } catch (IOException e) {
            throw new MidiFileException(file, "cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) { // the JDK's parser trips over some broken files
            throw new MidiFileException(file, "is broken", e);
        }
    }
}
