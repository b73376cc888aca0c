package continuo.config;

import continuo.corpus.Grid;
import continuo.corpus.beats.BarLines;
import continuo.generate.Style;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileException;
import continuo.music.Bars;
import continuo.music.Note;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/// Reads MIDI files as styles; one that was read last and has not changed is not read again, even if it is gone. Any
/// thread may ask.
final class StyleFiles {

    private Path lastFile = Path.of("");
    private FileTime lastModified = FileTime.fromMillis(0);
    private Style last = Style.NONE;

    /// @throws IOException with a line for the user
    synchronized Style of(Path file) throws IOException {
        if (file.equals(lastFile) && !Files.exists(file)) {
            return last; // it was heard: that it is gone since keeps no fader from moving
        }
        if (!Files.exists(file)) {
            throw new MidiFileException(file, "does not exist; name one that does, or none");
        }
        if (!Files.isRegularFile(file)) { // reading it might never end
            throw new MidiFileException(file, "is a folder, a pipe or a device; a MIDI file is needed");
        }
        FileTime modified = Files.getLastModifiedTime(file);
        if (!file.equals(lastFile) || !modified.equals(lastModified)) {
            last = read(file);
            lastFile = file;
            lastModified = modified;
        }
        return last;
    }

    /// In the file's own ticks where its notes stand on them, else by the beat that is found in it.
    private static Style read(Path file) throws MidiFileException {
        MidiFile.WithBeats read = MidiFile.readWithBeats(file, 0);
        String name = String.valueOf(file.getFileName());
        List<FileNote> notes = read.file().notes();
        if (!Grid.holds(notes)) {
            List<Note> played = notes.stream().map(FileNote::note).toList();
            return Style.asPlayed(name, played);
        }
        double end = notes.stream().mapToDouble(FileNote::endBeats).max().orElse(0);
        Bars bars = read.beats().signatures().isEmpty()
                ? Bars.NONE
                : BarLines.ofSignatures(read.beats().signatures(), end).inTicks();
        return Style.inTicks(name, notes.stream().map(StyleFiles::ticks).toList(), bars);
    }

    private static TickNote ticks(FileNote note) {
        long onset = Math.round(note.onsetBeats() * Tempo.TICKS_PER_BEAT);
        long end = Math.round(note.endBeats() * Tempo.TICKS_PER_BEAT);
        return new TickNote(note.pitch(), note.velocity(), onset, Math.max(1, end - onset));
    }
}
