package continuo.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// How much of one pattern stands in another, shifted in time and pitch as may be: the cardinality score of MIREX
/// "Patterns for Prediction". The score of two sets is the greatest number of pairs that one shift explains; recall and
/// precision leave out the pair that any shift has.
///
/// Taken up to 2, 2.5, … 10 beats after the prime, and averaged. Where the true continuation has no two notes yet,
/// there is nothing to compare; where only the other has none, it scores 0.
final class Cardinality {

    static final int HORIZON_STEPS = 10 * GridPoint.STEPS_PER_BEAT;

    private static final int FIRST_STEPS = 2 * GridPoint.STEPS_PER_BEAT;
    private static final int STEPS_BETWEEN = GridPoint.STEPS_PER_BEAT / 2;
    private static final int PITCH_RANGE = 256;

    private static final Comparator<GridPoint> IN_ORDER =
            Comparator.comparingLong(GridPoint::step).thenComparingInt(GridPoint::pitch);

    // Invariant: shifts counts every pair of truth[0, inTruth) and other[0, inOther), and most is the greatest count.
    private final LongCounts shifts = new LongCounts();
    private final List<GridPoint> truth;
    private final List<GridPoint> other;
    private int inTruth;
    private int inOther;
    private int most;

    private Cardinality(Collection<GridPoint> truth, Collection<GridPoint> other) {
        this.truth = sorted(truth);
        this.other = sorted(other);
    }

    private static List<GridPoint> sorted(Collection<GridPoint> points) {
        TreeSet<GridPoint> sorted = new TreeSet<>(IN_ORDER);
        sorted.addAll(points);
        return new ArrayList<>(sorted);
    }

    /// The mean F1; not a number if the truth has no two notes up to the horizon.
    ///
    /// @param zero the step of the last onset of the prime
    static double f1(Collection<GridPoint> truth, Collection<GridPoint> other, long zero) {
        Cardinality pair = new Cardinality(truth, other);
        double sum = 0;
        int count = 0;
        for (int steps = FIRST_STEPS; steps <= HORIZON_STEPS; steps += STEPS_BETWEEN) {
            pair.goOnTo(zero + steps);
            if (pair.inTruth > 1) {
                sum += pair.f1();
                count++;
            }
        }
        return sum / count;
    }

    private void goOnTo(long step) {
        while (inTruth < truth.size() && truth.get(inTruth).step() <= step) {
            GridPoint added = truth.get(inTruth++);
            other.subList(0, inOther).forEach(point -> count(added, point));
        }
        while (inOther < other.size() && other.get(inOther).step() <= step) {
            GridPoint added = other.get(inOther++);
            truth.subList(0, inTruth).forEach(point -> count(point, added));
        }
    }

    private void count(GridPoint from, GridPoint to) {
        long shift = (to.step() - from.step()) * PITCH_RANGE + (to.pitch() - from.pitch());
        most = Math.max(most, shifts.count(shift));
    }

    private double f1() {
        if (inOther < 2) {
            return 0;
        }
        double recall = (most - 1) / (inTruth - 1.0);
        double precision = (most - 1) / (inOther - 1.0);
        return most == 1 ? 0 : 2 * recall * precision / (recall + precision);
    }
}
