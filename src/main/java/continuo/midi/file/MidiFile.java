package continuo.midi.file;

import continuo.midi.file.Flaw.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a MIDI file plays. The drums of channel 10 are left out.
///
/// @param notes by onset, low to high where they begin together; no two notes of one pitch sound at once
/// @param beatsPerMinute the tempo at the first note
/// @param contentHash SHA-1 over the pitches and onsets of all note-ons, in hexadecimal; see [ContentHash]
/// @param flaws what is wrong with it
/// @param leftOut what else a musician should know of how it was read, as halves of sentences
public record MidiFile(
        List<FileNote> notes, double beatsPerMinute, String contentHash, List<Flaw> flaws, List<String> leftOut) {

    public MidiFile {
        notes = List.copyOf(notes);
        flaws = List.copyOf(flaws);
        leftOut = List.copyOf(leftOut);
    }

    /// Reads every note that is whole, whatever else is wrong with the file.
    public static MidiFile read(Path file) throws MidiFileException {
        return read(file, 0);
    }

    /// @param track the only track whose notes are wanted, from 1; 0 for all. Of a file of format 2, whose tracks are
    ///     pieces of their own, it begins at once; all are played one after the other
    public static MidiFile read(Path file, int track) throws MidiFileException {
        return of(FileBytes.read(file), file, track);
    }

    /// A file and its beats, both of one reading: what comes through a pipe can be read once.
    public record WithBeats(MidiFile file, FileBeats beats) {}

    /// @param track as above
    public static WithBeats readWithBeats(Path file, int track) throws MidiFileException {
        FileBytes bytes = FileBytes.read(file);
        return new WithBeats(of(bytes, file, track), FileBeats.of(bytes, file));
    }

    /// @param file only to be named
    static MidiFile of(FileBytes bytes, Path file, int track) throws MidiFileException {
        return Unreadable.guard(file, () -> of(bytes, track));
    }

    private static MidiFile of(FileBytes bytes, int track) {
        ChunkReader reader = new ChunkReader(bytes, track);
        Division division = reader.read();
        Events events = reader.events().inOrder();
        if (track < 0 || track > events.tracks()) {
            throw new Unreadable("has %d tracks; --track must be from 1 to %1$d".formatted(events.tracks()));
        }
        TempoMap tempo = TempoMap.of(division, events);
        NoteCollector collector = new NoteCollector(events, tempo, track);
        collector.collect();
        if (collector.late() > 0) {
            reader.flaws()
                    .add(Kind.LATE, "has %d notes that begin after 1,000 hours and are left out", collector.late());
        }
        List<FileNote> notes = SoundingNotes.of(collector.notes());
        if (notes.isEmpty()) {
            throw new Unreadable(whyNoNotes(reader.flaws().list(), collector.drums(), track));
        }
        return new MidiFile(
                notes,
                tempo.beatsPerMinute(collector.firstOnsetTick()),
                ContentHash.of(events, tempo),
                reader.flaws().list(),
                leftOut(reader, collector, track));
    }

    private static String whyNoNotes(List<Flaw> flaws, int drums, int track) {
        if (drums > 0) {
            return "has no notes to play but drums (channel 10); give one with other instruments";
        }
        String where = track > 0 ? " in track " + track : "";
        return "has no notes to play" + where + (flaws.isEmpty() ? "" : ": it " + inWords(flaws));
    }

    private static List<String> leftOut(ChunkReader reader, NoteCollector collector, int track) {
        List<String> leftOut = new ArrayList<>();
        int pieces = reader.events().tracks();
        if (reader.isOnePieceATrack() && pieces > 1 && track == 0) {
            leftOut.add(
                    "holds %d pieces (format 2), played one after the other; --track N takes one".formatted(pieces));
        }
        if (collector.drums() > 0) {
            leftOut.add("%,d notes of drums (channel 10) are left out".formatted(collector.drums()));
        }
        return leftOut;
    }

    private static String inWords(List<Flaw> flaws) {
        return flaws.stream().map(Flaw::words).collect(Collectors.joining("; "));
    }

    /// In one line, without the name of the file, what is wrong with it, what is not among the notes, and how many
    /// there are; empty if there is nothing to say.
    public Optional<String> remark() {
        if (flaws.isEmpty() && leftOut.isEmpty()) {
            return Optional.empty();
        }
        String read = notes.size() == 1 ? "1 note was read" : "%,d notes were read".formatted(notes.size());
        return Optional.of(Stream.of(flaws.stream().map(Flaw::words), leftOut.stream(), Stream.of(read))
                .flatMap(words -> words)
                .collect(Collectors.joining("; ")));
    }
}
