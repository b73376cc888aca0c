package continuo.midi.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a MIDI file says of its beats: when each quarter is, and its time signatures.
public final class FileBeats {

    /// A time signature, from a quarter of the file on.
    public record Signature(double fromQuarter, int numerator, int denominator) {}

    private final TempoMap tempo;
    private final List<Signature> signatures;
    private final boolean tellsTempo;

    private FileBeats(TempoMap tempo, List<Signature> signatures, boolean tellsTempo) {
        this.tempo = tempo;
        this.signatures = List.copyOf(signatures);
        this.tellsTempo = tellsTempo;
    }

    public static FileBeats read(Path file) throws MidiFileException {
        return of(FileBytes.read(file), file);
    }

    /// @param file only to be named
    static FileBeats of(FileBytes bytes, Path file) throws MidiFileException {
        return Unreadable.guard(file, () -> of(new ChunkReader(bytes, 0)));
    }

    private static FileBeats of(ChunkReader reader) {
        Division division = reader.read();
        Events events = reader.events().inOrder();
        TempoMap tempo = TempoMap.of(division, events);
        List<Signature> signatures = new ArrayList<>(); // of two at once the last counts
        boolean tellsTempo = false;
        for (int n = 0; n < events.size(); n++) {
            tellsTempo |= events.isTempo(n);
            if (events.isMetre(n)) {
                signatures.add(
                        new Signature(tempo.beats(events.tick(n)), events.counts(n), 1 << events.countedPower(n)));
            }
        }
        return new FileBeats(tempo, signatures, tellsTempo && division.followsTempo());
    }

    /// The tempo in force at a quarter of the file.
    public double beatsPerMinute(double quarter) {
        return tempo.beatsPerMinuteAtBeat(quarter);
    }

    /// When a quarter of the file, counted from its beginning, is.
    public double seconds(double quarter) {
        return tempo.secondsAtBeat(quarter);
    }

    /// In the order in which they come; empty if the file has none.
    public List<Signature> signatures() {
        return signatures;
    }

    /// Whether the file sets a tempo anywhere.
    public boolean tellsTempo() {
        return tellsTempo;
    }
}
