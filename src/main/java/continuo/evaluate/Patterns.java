package continuo.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// How well continuations meet the true one, on written music: the mean [Cardinality] F1, and how much the pitch
/// classes up to the horizon have in common.
///
/// @param f1 from 0 to 1
/// @param pitchClassScore from 0 to 1
public record Patterns(double f1, double pitchClassScore) {

    /// Adds up continuations.
    static final class Sum {

        private final List<Double> f1 = new ArrayList<>();
        private final List<Double> pitchClassScore = new ArrayList<>();

        void add(Excerpt excerpt, Collection<GridPoint> played) {
            long zero = excerpt.zeroStep();
            List<GridPoint> truth = upToHorizon(excerpt.truthPoints(), zero);
            List<GridPoint> other = upToHorizon(played, zero);
            double score = Cardinality.f1(truth, other, zero);
            if (!Double.isNaN(score)) {
                f1.add(score);
                pitchClassScore.add(Tones.overlap(pitchClasses(truth), pitchClasses(other)));
            }
        }

        void add(Sum other) {
            f1.addAll(other.f1);
            pitchClassScore.addAll(other.pitchClassScore);
        }

        int count() {
            return f1.size();
        }

        Patterns mean() {
            return new Patterns(mean(f1), mean(pitchClassScore));
        }

        private static List<GridPoint> upToHorizon(Collection<GridPoint> points, long zero) {
            return points.stream()
                    .filter(point -> point.step() <= zero + Cardinality.HORIZON_STEPS)
                    .toList();
        }

        private static double[] pitchClasses(List<GridPoint> points) {
            return Tones.pitchClasses(points.stream()
                    .map(point -> new HeardNote(point.pitch(), 0))
                    .toList());
        }

        private static double mean(List<Double> values) {
            return Round.toFourDigits(
                    values.stream().mapToDouble(Double::doubleValue).average().orElse(0));
        }
    }
}
