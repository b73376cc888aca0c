package continuo.generate;

import continuo.music.Tempo;
import java.util.Arrays;

/// How a passage is played, in five figures that listeners hear, so that one can be compared with another: how
/// often its harmony changes and how well chords explain its notes, how long it is without a tune, how many
/// notes begin together, and how much of it rubs.
///
/// One thread owns it. Nothing here allocates after construction.
final class Manner {

    /// No passage is looked at for longer.
    static final long MOST_TICKS = 24 * Tempo.TICKS_PER_BEAT;

    private static final int BEAT = Tempo.TICKS_PER_BEAT;
    private static final int CELL = 4; // ticks
    private static final int CELLS_IN_BEAT = BEAT / CELL;
    private static final int CELLS = (int) MOST_TICKS / CELL;
    private static final int CLASSES = 12;
    private static final int WORD = 64;

    /// Major, minor, diminished, dominant seventh.
    private static final int[][] CHORDS = {{0, 4, 7}, {0, 3, 7}, {0, 3, 6}, {0, 4, 7, 10}};

    private static final double OF_STRIKE = 8; // ticks that a key press is worth beside how long it sounds
    private static final double ROOT_BELOW = 0.15;
    private static final double STAYS = 0.1;

    private static final long CHORD_TICKS = 2; // from one note of a chord to the next
    private static final double FORGOTTEN = 1 / 8.0;
    private static final double NEAR = 6; // semitones below where the tune has been lately
    private static final int NO_CHORD = -1;

    // By how much drafts of one answer differ, as a standard deviation: of 3,750 on the split train, three a place.
    private static final double USUAL_CHANGES = 0.12;
    private static final double USUAL_FIT = 0.05;
    private static final double USUAL_GAP = 0.7;
    private static final double USUAL_CLASH = 0.045;
    private static final double USUAL_THICKNESS = 0.42;
    private static final double MOST_OF_ONE = 3;

    private final double[] chroma = new double[CLASSES];
    private final long[] lowKeys = new long[CELLS]; // what sounds in a cell, a bit a key; keys below 64
    private final long[] highKeys = new long[CELLS];

    private double changes; // of the chord, a beat
    private double fit; // 1 if each beat's notes were those of a chord
    private double gap; // the longest wait for a note of the tune, in beats
    private double clash; // the share of the time in which keys a semitone apart sound
    private double thickness; // notes that begin together, on the average
    private boolean known;

    /// That of the notes with onsets in `[from, until)`, at most [#MOST_TICKS]; beats are counted from `from`.
    void hear(Draft notes, long from, long until) {
        int beats = (int) Math.min((until - from + BEAT / 2) / BEAT, MOST_TICKS / BEAT);
        long end = from + (long) beats * BEAT;
        int first = 0;
        while (first < notes.size() && notes.onsetTick(first) < from) {
            first++;
        }
        int last = first;
        while (last < notes.size() && notes.onsetTick(last) < end) {
            last++;
        }
        known = beats > 0 && last > first;
        if (known) {
            sound(notes, first, last, from, end);
            hearChords(notes, first, last, from, beats);
            hearOnsets(notes, first, last, from, end);
            hearClashes(beats * CELLS_IN_BEAT);
        }
    }

    private void sound(Draft notes, int first, int last, long from, long end) {
        Arrays.fill(lowKeys, 0);
        Arrays.fill(highKeys, 0);
        for (int note = first; note < last; note++) {
            int begin = (int) (notes.onsetTick(note) - from) / CELL;
            long ends = Math.min(end, notes.onsetTick(note) + notes.lengthTicks(note));
            int past = Math.max(begin + 1, (int) (ends - from + CELL - 1) / CELL);
            long[] keys = notes.pitch(note) < WORD ? lowKeys : highKeys;
            for (int cell = begin; cell < past; cell++) {
                keys[cell] |= 1L << notes.pitch(note); // of which the lower six bits count
            }
        }
    }

    private void hearChords(Draft notes, int first, int last, long from, int beats) {
        int chord = NO_CHORD;
        int changed = 0;
        int heard = 0;
        double sum = 0;
        int next = first;
        for (int beat = 0; beat < beats; beat++) {
            Arrays.fill(chroma, 0);
            int lowest = countSounding(beat * CELLS_IN_BEAT);
            for (; next < last && notes.onsetTick(next) < from + (beat + 1L) * BEAT; next++) {
                chroma[notes.pitch(next) % CLASSES] += OF_STRIKE;
            }
            double length = length();
            if (length > 0) {
                int before = chord;
                double best = Double.NEGATIVE_INFINITY;
                for (int candidate = 0; candidate < CHORDS.length * CLASSES; candidate++) {
                    double worth = fit(candidate, length)
                            + (lowest % CLASSES == candidate % CLASSES ? ROOT_BELOW : 0)
                            + (candidate == before ? STAYS : 0);
                    if (worth > best) {
                        best = worth;
                        chord = candidate;
                    }
                }
                sum += best;
                heard++;
                changed += beat > 0 && chord != before ? 1 : 0;
            }
        }
        changes = (double) changed / beats;
        fit = sum / Math.max(1, heard);
    }

    /// Adds what sounds in the beat to the chroma. Returns the lowest key of it; 128 if there is none.
    private int countSounding(int firstCell) {
        int lowest = 2 * WORD;
        for (int cell = firstCell; cell < firstCell + CELLS_IN_BEAT; cell++) {
            for (long keys = lowKeys[cell]; keys != 0; keys &= keys - 1) {
                int key = Long.numberOfTrailingZeros(keys);
                chroma[key % CLASSES] += CELL;
                lowest = Math.min(lowest, key);
            }
            for (long keys = highKeys[cell]; keys != 0; keys &= keys - 1) {
                int key = WORD + Long.numberOfTrailingZeros(keys);
                chroma[key % CLASSES] += CELL;
                lowest = Math.min(lowest, key);
            }
        }
        return lowest;
    }

    private double length() {
        double squares = 0;
        for (double weight : chroma) {
            squares += weight * weight;
        }
        return Math.sqrt(squares);
    }

    /// The cosine of the angle between the chroma and that of a chord.
    private double fit(int candidate, double length) {
        int[] tones = CHORDS[candidate / CLASSES];
        double inside = 0;
        for (int tone : tones) {
            inside += chroma[(candidate + tone) % CLASSES];
        }
        return inside / length / Math.sqrt(tones.length);
    }

    /// The highest note of an onset is of the tune, unless it is far below where the highest notes have been
    /// lately.
    private void hearOnsets(Draft notes, int first, int last, long from, long end) {
        double lately = Double.NaN;
        long sung = from;
        long longest = 0;
        int onsets = 0;
        int note = first;
        while (note < last) {
            long onset = notes.onsetTick(note);
            int highest = 0;
            for (; note < last && notes.onsetTick(note) - onset <= CHORD_TICKS; note++) {
                highest = Math.max(highest, notes.pitch(note));
            }
            onsets++;
            lately = Double.isNaN(lately) ? highest : lately;
            if (highest >= lately - NEAR) {
                longest = Math.max(longest, onset - sung);
                sung = onset;
            }
            lately += FORGOTTEN * (highest - lately);
        }
        gap = (double) Math.max(longest, end - sung) / BEAT;
        thickness = (double) (last - first) / onsets;
    }

    private void hearClashes(int cells) {
        int rubbing = 0;
        for (int cell = 0; cell < cells; cell++) {
            long low = lowKeys[cell];
            long high = highKeys[cell];
            boolean across = (low >>> (WORD - 1) & high & 1) != 0;
            rubbing += across || (low & low >>> 1) != 0 || (high & high >>> 1) != 0 ? 1 : 0;
        }
        clash = (double) rubbing / cells;
    }

    /// How well a passage that is played so goes on from one that is played like `before`: 0 if quite the same
    /// way; less, the more often or seldom its harmony changes, the longer or shorter it is without a tune, and
    /// the thicker or thinner it is; more, the better chords explain it and the less it rubs. What is not known
    /// of `before` does not count.
    double worthAfter(Manner before) {
        if (!known) {
            return -5 * MOST_OF_ONE;
        }
        double alone = bounded((fit - (before.known ? before.fit : 1)) / USUAL_FIT)
                - bounded((clash - (before.known ? before.clash : 0)) / USUAL_CLASH);
        return before.known
                ? alone
                        - bounded(Math.abs(changes - before.changes) / USUAL_CHANGES)
                        - bounded(Math.abs(gap - before.gap) / USUAL_GAP)
                        - bounded(Math.abs(thickness - before.thickness) / USUAL_THICKNESS)
                : alone;
    }

    private static double bounded(double deviations) {
        return Math.clamp(deviations, -MOST_OF_ONE, MOST_OF_ONE);
    }

    double changes() {
        return changes;
    }

    double fit() {
        return fit;
    }

    double gap() {
        return gap;
    }

    double clash() {
        return clash;
    }

    double thickness() {
        return thickness;
    }
}
