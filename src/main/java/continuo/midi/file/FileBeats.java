package continuo.midi.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;

/// What a MIDI file says of its beats: when each quarter is, and its time signatures.
public final class FileBeats {

    private static final int TIME_SIGNATURE = 0x58;
    private static final int SET_TEMPO = 0x51;
    private static final int LONGEST_DENOMINATOR = 6; // 64

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
        Sequence sequence = MidiFile.parse(file);
        TempoMap tempo = TempoMap.of(sequence);
        List<Signature> signatures = new ArrayList<>();
        boolean tellsTempo = false;
        for (Track track : sequence.getTracks()) {
            for (int n = 0; n < track.size(); n++) {
                MidiEvent event = track.get(n);
                if (event.getMessage() instanceof MetaMessage meta) {
                    tellsTempo |= meta.getType() == SET_TEMPO;
                    addSignature(signatures, tempo.beats(event.getTick()), meta);
                }
            }
        }
        signatures.sort(Comparator.comparingDouble(Signature::fromQuarter)); // stable: of two at once the last counts
        return new FileBeats(tempo, signatures, tellsTempo && sequence.getDivisionType() == Sequence.PPQ);
    }

    private static void addSignature(List<Signature> signatures, double quarter, MetaMessage meta) {
        byte[] data = meta.getData();
        boolean sound = meta.getType() == TIME_SIGNATURE
                && data.length >= 2
                && data[0] > 0
                && data[1] >= 0
                && data[1] <= LONGEST_DENOMINATOR;
        if (sound) {
            signatures.add(new Signature(quarter, data[0], 1 << data[1]));
        }
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
