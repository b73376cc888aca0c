package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CardinalityTest {

    @Test
    void whatIsShiftedAsAWholeIsFoundWhole() {
        List<GridPoint> tune = List.of(point(3, 60), point(6, 62), point(9, 64));
        List<GridPoint> shifted = List.of(point(4, 55), point(7, 57), point(10, 59));

        assertEquals(1, Cardinality.f1(tune, shifted, 0), 1e-12);
    }

    @Test
    void countsWhatOneShiftExplains() {
        List<GridPoint> truth = List.of(point(3, 60), point(6, 62), point(9, 64));
        List<GridPoint> other = List.of(point(3, 60), point(6, 62), point(9, 70), point(12, 71));

        // Two pairs by the shift 0: recall 1/2, precision 1/3.
        assertEquals(0.4, Cardinality.f1(truth, other, 0), 1e-12);
    }

    @Test
    void takesTheMeanOverTheCutOffs() {
        List<GridPoint> truth = List.of(point(12, 60), point(24, 62));
        List<GridPoint> other = List.of(point(12, 60), point(24, 62), point(27, 70));

        // Up to 2 beats (24 steps) they are equal; at the sixteen later cut-offs the third note costs precision: 2/3.
        assertEquals((1 + 16 * 2 / 3.0) / 17, Cardinality.f1(truth, other, 0), 1e-12);
    }

    @Test
    void silenceScoresNothingWhereThereIsMusic() {
        assertEquals(0, Cardinality.f1(List.of(point(3, 60), point(6, 62)), List.of(), 0), 1e-12);
    }

    @Test
    void withoutMusicThereIsNothingToCompare() {
        assertTrue(Double.isNaN(Cardinality.f1(List.of(point(3, 60)), List.of(point(3, 60), point(6, 62)), 0)));
    }

    @Property(tries = 100)
    void countsAsTryingEveryShiftWould(@ForAll long seed) {
        Random random = new Random(seed);
        Set<GridPoint> truth = points(random);
        Set<GridPoint> other = points(random);

        assertEquals(slow(truth, other, 5), Cardinality.f1(truth, other, 5), 1e-12);
    }

    private static double slow(Set<GridPoint> truth, Set<GridPoint> other, long zero) {
        double sum = 0;
        int count = 0;
        for (double beats = 2; beats <= 10; beats += 0.5) {
            long last = zero + Math.round(12 * beats);
            Set<GridPoint> t = new HashSet<>(truth);
            t.removeIf(point -> point.step() > last);
            Set<GridPoint> g = new HashSet<>(other);
            g.removeIf(point -> point.step() > last);
            if (t.size() > 1) {
                sum += slow(t, g);
                count++;
            }
        }
        return sum / count;
    }

    private static double slow(Set<GridPoint> truth, Set<GridPoint> other) {
        int most = 0;
        for (long steps = -200; steps <= 200; steps++) {
            for (int pitches = -10; pitches <= 10; pitches++) {
                int found = 0;
                for (GridPoint point : truth) {
                    found += other.contains(point(point.step() + steps, point.pitch() + pitches)) ? 1 : 0;
                }
                most = Math.max(most, found);
            }
        }
        if (most < 2 || other.size() < 2) {
            return 0;
        }
        double recall = (most - 1.0) / (truth.size() - 1);
        double precision = (most - 1.0) / (other.size() - 1);
        return 2 * recall * precision / (recall + precision);
    }

    private static Set<GridPoint> points(Random random) {
        List<GridPoint> points = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            points.add(point(5 + 3 * random.nextInt(40), 60 + random.nextInt(8)));
        }
        points.add(point(6, 60));
        points.add(point(7, 61));
        return new HashSet<>(points);
    }

    private static GridPoint point(long step, int pitch) {
        return new GridPoint(step, pitch);
    }
}
