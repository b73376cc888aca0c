package continuo.evaluate;

import continuo.encoding.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Measures of a stretch of notes that know nothing of its style.
final class Tones {

    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
    private static final int CLASSES = 12;

    /// A little more than two ticks of played music, which is told in ticks of 120 beats a minute.
    private static final double SPREAD_SECONDS = 0.021;

    private Tones() {}

    /// The share of notes in the best of the twelve major scales, which are the natural minor scales too.
    static double scaleConsistency(List<HeardNote> notes) {
        double[] classes = pitchClasses(notes);
        double best = 0;
        for (int tonic = 0; tonic < CLASSES; tonic++) {
            double share = 0;
            for (int step : MAJOR) {
                share += classes[(tonic + step) % CLASSES];
            }
            best = Math.max(best, share);
        }
        return best;
    }

    /// The entropy of the pitch classes, in bits: 0 for one, 3.58 for all twelve alike.
    static double pitchClassEntropy(List<HeardNote> notes) {
        double entropy = 0;
        for (double share : pitchClasses(notes)) {
            entropy -= share > 0 ? share * Math.log(share) / Math.log(2) : 0;
        }
        return entropy;
    }

    /// The share of each pitch class.
    static double[] pitchClasses(List<HeardNote> notes) {
        double[] shares = new double[CLASSES];
        notes.forEach(note -> shares[note.pitch() % CLASSES] += 1.0 / notes.size());
        return shares;
    }

    /// The share of each bin of time from onset to onset.
    static double[] onsetBins(List<HeardNote> notes) {
        double[] shares = new double[CoarseBins.ONSETS];
        for (int n = 1; n < notes.size(); n++) {
            double since = notes.get(n).seconds() - notes.get(n - 1).seconds();
            shares[CoarseBins.onset(since)] += 1.0 / (notes.size() - 1);
        }
        return shares;
    }

    /// How much two histograms have in common: 1 if they are equal.
    static double overlap(double[] one, double[] other) {
        double sum = 0;
        for (int n = 0; n < one.length; n++) {
            sum += Math.min(one[n], other[n]);
        }
        return sum;
    }

    /// The share of runs of four intervals of the top voice that were there before in the stretch.
    static double selfRepetition(List<HeardNote> notes) {
        int[] intervals = TopVoice.intervals(notes);
        int all = intervals.length - 3;
        Set<List<Integer>> different = new HashSet<>();
        for (int n = 0; n < all; n++) {
            different.add(Arrays.stream(intervals, n, n + 4).boxed().toList());
        }
        return all <= 0 ? 0 : 1 - different.size() / (double) all;
    }

    /// The share of notes that begin together with the one before.
    static double chordShare(List<HeardNote> notes) {
        int together = 0;
        for (int n = 1; n < notes.size(); n++) {
            together += notes.get(n).seconds() - notes.get(n - 1).seconds() <= TopVoice.TOGETHER_SECONDS ? 1 : 0;
        }
        return together / (notes.size() - 1.0);
    }

    /// The highest count that any key reaches: at an onset with it its count rises by one, at one without it falls by
    /// one, down to nought. A note that begins very shortly after the one before is of the same onset.
    static int mostRestrikes(List<HeardNote> notes) {
        int[] counts = new int[Encoding.PITCHES];
        int most = 0;
        for (BitSet keys : onsets(notes)) {
            for (int key = 0; key < counts.length; key++) {
                counts[key] = keys.get(key) ? counts[key] + 1 : Math.max(0, counts[key] - 1);
                most = Math.max(most, counts[key]);
            }
        }
        return most;
    }

    /// The keys of each onset.
    private static List<BitSet> onsets(List<HeardNote> notes) {
        List<BitSet> onsets = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (HeardNote note : notes) {
            if (note.seconds() - last > SPREAD_SECONDS) {
                onsets.add(new BitSet());
            }
            onsets.getLast().set(note.pitch());
            last = note.seconds();
        }
        return onsets;
    }

    /// How many notes of one pitch follow one another, at most.
    static int longestRepeatedNote(List<HeardNote> notes) {
        int longest = 1;
        int run = 1;
        for (int n = 1; n < notes.size(); n++) {
            run = notes.get(n).pitch() == notes.get(n - 1).pitch() ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
