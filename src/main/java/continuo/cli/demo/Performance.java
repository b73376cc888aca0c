package continuo.cli.demo;

import continuo.cli.demo.Tune.Loudness;
import continuo.cli.demo.Tune.Phrase;
import continuo.cli.demo.Tune.WrittenNote;
import continuo.music.Note;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// How a phrase is played: it swells and dies away, leans on the first beat of a bar, slows down a little at its
/// end; the melody speaks a moment before the left hand, chords are spread, short notes are joined and long ones
/// let go early; and no two notes are quite alike. Always the same for the same tune and tempo.
public final class Performance {

    private static final double HEIGHT = 0.55; // of the phrase, where it is loudest
    private static final double SLOWING = 0.14; // of the last beats' length
    private static final double SLOWING_FROM = 0.78; // of the phrase
    private static final long MELODY_LEAD_NANOS = 9_000_000;
    private static final long SPREAD_NANOS = 13_000_000;
    private static final double UNEVEN_NANOS = 5_000_000;
    private static final double UNEVEN_VELOCITY = 2.5;

    private final int beatsPerBar;
    private final Tempo tempo;

    public Performance(int beatsPerBar, Tempo tempo) {
        this.beatsPerBar = beatsPerBar;
        this.tempo = tempo;
    }

    /// The notes of `phrase` by onset; the phrase begins a moment after zero.
    public List<Note> play(Phrase phrase) {
        Random hand = new Random(phrase.notes().size());
        List<Note> played = new ArrayList<>();
        WrittenNote before = null;
        int inChord = 0;
        for (WrittenNote note : phrase.notes()) {
            boolean sameChord = before != null && before.onsetBeats() == note.onsetBeats();
            inChord = sameChord ? inChord + 1 : 0;
            played.add(play(note, phrase, inChord, hand));
            before = note;
        }
        played.sort(Comparator.comparingLong(Note::onsetNanos));
        return played;
    }

    private Note play(WrittenNote note, Phrase phrase, int inChord, Random hand) {
        long onset = nanos(note.onsetBeats(), phrase)
                + (note.rightHand() ? 0 : MELODY_LEAD_NANOS)
                + inChord * SPREAD_NANOS
                + Math.round(Math.abs(hand.nextGaussian()) * UNEVEN_NANOS);
        long end = nanos(note.onsetBeats() + note.lengthBeats() * held(note), phrase);
        return new Note(note.pitch(), velocity(note, phrase, hand), onset, Math.max(end - onset, 30_000_000));
    }

    /// The share of its length for which a key is held.
    private static double held(WrittenNote note) {
        if (note.lengthBeats() < 1) {
            return 0.95; // eighths are joined
        }
        return note.lengthBeats() == 1 ? 0.78 : 0.9;
    }

    private int velocity(WrittenNote note, Phrase phrase, Random hand) {
        double along = note.onsetBeats() / phrase.beats();
        double inBar = note.onsetBeats() % beatsPerBar;
        double accent = inBar == 0 ? 5 : inBar == Math.floor(inBar) ? 0 : -4;
        double balance = note.rightHand() ? 0 : -15;
        double velocity = swell(phrase.loudness(), along) + accent + balance + hand.nextGaussian() * UNEVEN_VELOCITY;
        return Math.clamp(Math.round(velocity), 20, 120);
    }

    /// Rises to its height and falls again, without a corner.
    private static double swell(Loudness loudness, double along) {
        boolean rising = along < HEIGHT;
        int outside = rising ? loudness.beginning() : loudness.end();
        double near = rising ? along / HEIGHT : (1 - along) / (1 - HEIGHT);
        double smooth = Math.sin(near * Math.PI / 2);
        return outside + (loudness.height() - outside) * smooth;
    }

    /// When a beat of the phrase comes: beats grow longer towards the end.
    private long nanos(double beats, Phrase phrase) {
        double slowFrom = SLOWING_FROM * phrase.beats();
        double slow = Math.max(0, beats - slowFrom);
        double stretched = beats + SLOWING * slow * slow / (2 * (phrase.beats() - slowFrom));
        return Math.round(stretched * tempo.nanosPerBeat());
    }
}
