package continuo.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What music is like, so that music that was generated can be laid beside real music: no figure is good in itself.
/// Over stretches of 64 notes, where nothing else is said.
///
/// @param scaleConsistency share of notes in the best major or minor scale
/// @param scaleConsistency5thPercentile the same where it is lowest: one stretch in twenty is below
/// @param pitchClassEntropy in bits
/// @param selfRepetition share of runs of four top-voice intervals that were there before
/// @param notesPerSecond the median
/// @param chordShare share of notes within 20 ms of the one before
/// @param longestRepeatedNote how many notes of one pitch follow one another in a continuation, at most
/// @param meanLongestRepeatedNote the same, the mean of all continuations
/// @param meanMostRestrikes the highest count that any key reaches in a continuation, the mean of all: at an onset with
/// it its count rises by one, at an onset without it falls by one
/// @param pitchClassOverlap how much the pitch classes of continuation and prime have in common, from 0 to 1
/// @param onsetOverlap the same of the bins of time from onset to onset
/// @param seenInTrain share of runs of so many top-voice intervals that stand in the split `train`; null if nobody
/// looked
/// @param longestRunInTrain how many top-voice intervals in a row stand in the split `train`, at most; null likewise
public record Measures(
        double scaleConsistency,
        double scaleConsistency5thPercentile,
        double pitchClassEntropy,
        double selfRepetition,
        double notesPerSecond,
        double chordShare,
        int longestRepeatedNote,
        double meanLongestRepeatedNote,
        double meanMostRestrikes,
        double pitchClassOverlap,
        double onsetOverlap,
        @Nullable Map<Integer, Double> seenInTrain,
        @Nullable Integer longestRunInTrain) {

    private static final int[] RUNS = {4, 8, 12, 16, 24};

    /// @param inTrain null if nobody looked for copies
    static Measures of(List<Measured> all, CommonRuns.@Nullable Found inTrain) {
        Known known = new Known();
        if (inTrain != null) {
            all.forEach(one -> known.add(inTrain.longestRuns(one.topVoice)));
        }
        return new Measures(
                mean(all, one -> one.scaleConsistency),
                percentile(all, one -> one.scaleConsistency, 0.05),
                mean(all, one -> one.pitchClassEntropy),
                mean(all, one -> one.selfRepetition),
                percentile(all, one -> one.notesPerSecond, 0.5),
                meanOf(all, one -> one.chordShare),
                all.stream().mapToInt(one -> one.longestRepeatedNote).max().orElse(0),
                meanOf(all, one -> one.longestRepeatedNote),
                meanOf(all, one -> one.mostRestrikes),
                meanOf(all, one -> one.pitchClassOverlap),
                meanOf(all, one -> one.onsetOverlap),
                inTrain == null ? null : known.shares(),
                inTrain == null ? null : Integer.valueOf(known.longest));
    }

    private static double meanOf(List<Measured> all, ToDoubleFunction<Measured> value) {
        return Round.toFourDigits(all.stream().mapToDouble(value).average().orElse(0));
    }

    private static double mean(List<Measured> all, Function<Measured, List<Double>> stretches) {
        return Round.toFourDigits(all.stream()
                .flatMap(one -> stretches.apply(one).stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0));
    }

    private static double percentile(List<Measured> all, Function<Measured, List<Double>> stretches, double share) {
        List<Double> sorted = all.stream()
                .flatMap(one -> stretches.apply(one).stream())
                .sorted()
                .toList();
        return sorted.isEmpty() ? 0 : Round.toFourDigits(sorted.get((int) (share * (sorted.size() - 1))));
    }

    /// Counts runs that are known.
    private static final class Known {

        private final long[] all = new long[RUNS.length];
        private final long[] known = new long[RUNS.length];
        private int longest;

        void add(int[] longestRuns) {
            for (int at = 0; at < longestRuns.length; at++) {
                longest = Math.max(longest, longestRuns[at]);
                for (int n = 0; n < RUNS.length; n++) {
                    all[n] += at + 1 >= RUNS[n] ? 1 : 0;
                    known[n] += longestRuns[at] >= RUNS[n] ? 1 : 0;
                }
            }
        }

        Map<Integer, Double> shares() {
            Map<Integer, Double> shares = new LinkedHashMap<>();
            for (int n = 0; n < RUNS.length; n++) {
                shares.put(RUNS[n], Round.toFourDigits(known[n] / (double) Math.max(1, all[n])));
            }
            return shares;
        }
    }
}
