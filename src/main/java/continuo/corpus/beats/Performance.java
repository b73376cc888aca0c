package continuo.corpus.beats;

import continuo.midi.file.FileNote;
import java.util.List;
import java.util.random.RandomGenerator;

/// Written music as if performed: at some tempo that drifts, with hands that are not machines; now and then those keep
/// to a click. Beats are those of 120 to the minute, as playing without a tempo counts.
public final class Performance {

    private static final double TO_A_CLICK = 0.3;
    private static final double JITTER_BEATS = 0.006 * 2; // 6 ms at 120 beats a minute
    private static final double MOST_JITTER_BEATS = 0.015 * 2;
    private static final double WIDEST_SPREAD_BEATS = 0.03 * 2;
    private static final double DRIFT = 0.08;

    private final RandomGenerator random;
    private final double stretch;
    private final double drift;
    private final double jitter;
    private final double phraseBeats;
    private final double phase;
    private final double touch;
    private final double spread;

    private Performance(RandomGenerator random, double stretch, double drift, double jitter) {
        this.random = random;
        this.stretch = stretch;
        this.drift = drift;
        this.jitter = jitter;
        phraseBeats = random.nextDouble(6, 40);
        phase = random.nextDouble(2 * Math.PI);
        touch = random.nextDouble(0.75, 1.05);
        spread = random.nextDouble() < 0.5 ? 0 : random.nextDouble(WIDEST_SPREAD_BEATS);
    }

    /// One at any tempo from 60 to 180, or to a click in the music's own beats.
    public static Performance drawn(RandomGenerator random) {
        boolean toAClick = random.nextDouble() < TO_A_CLICK;
        double stretch = toAClick ? 1 : 120 / random.nextDouble(60, 180);
        double drift = toAClick ? 0 : random.nextDouble(DRIFT);
        double jitter = toAClick ? random.nextDouble(MOST_JITTER_BEATS) : JITTER_BEATS;
        return new Performance(random, stretch, drift, jitter);
    }

    /// One around a tempo, in quarters to the minute.
    public static Performance at(double beatsPerMinute, RandomGenerator random) {
        return new Performance(random, 120 / beatsPerMinute, random.nextDouble(DRIFT), JITTER_BEATS);
    }

    /// Whether it keeps to a click in the music's own beats.
    public boolean isToAClick() {
        return stretch == 1 && drift == 0;
    }

    /// When each note begins and ends. Notes stand by onset.
    public double[][] play(List<FileNote> notes) {
        double[][] performed = new double[notes.size()][];
        int inChord = 0;
        for (int n = 0; n < performed.length; n++) {
            FileNote note = notes.get(n);
            boolean newOnset = n == 0 || note.onsetBeats() > notes.get(n - 1).onsetBeats() + 1e-6;
            inChord = newOnset ? 0 : inChord + 1;
            double start = beat(note.onsetBeats());
            double end = beat(note.onsetBeats() + note.lengthBeats() * touch);
            double shift = Math.min(1, inChord / 4.0) * spread + random.nextGaussian() * jitter;
            performed[n] = new double[] {start + shift, end + shift};
        }
        return performed;
    }

    /// When a written quarter comes: its tempo swings by the drift up and down once in a phrase.
    public double beat(double written) {
        double turn = 2 * Math.PI / phraseBeats;
        return stretch * (written + drift / turn * Math.sin(turn * written + phase));
    }
}
