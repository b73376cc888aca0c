package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimplePlayersTest {

    private static final int[] FOUR_BEATS = {60, 64, 67, 71};

    @Test
    void findsTheLagAfterWhichThePrimeRepeatsItself() {
        assertEquals(4 * 12, SimplePlayers.mostSelfSimilarLag(turns(0, 16)));
    }

    @Test
    void copyForwardGoesOnAsThePrimeWentOn() {
        // Sixteen notes, one a beat; the last is at beat 15, and ten beats follow.
        assertEquals(new HashSet<>(turns(16, 26)), SimplePlayers.copyForward(turns(0, 16)));
    }

    @Test
    void markovPlaysWhatFollowedInThePrimeUpToTheHorizon() {
        List<GridPoint> prime = turns(0, 16);

        Set<GridPoint> played = SimplePlayers.markov(prime, new SplittableRandom(1));

        assertEquals(new HashSet<>(turns(16, 26)), played); // only one pitch ever followed each, after only one wait
    }

    @Test
    void aPitchThatNothingFollowedIsHeldOnTo() {
        List<GridPoint> prime = List.of(new GridPoint(0, 60), new GridPoint(60, 62));

        Set<GridPoint> played = SimplePlayers.markov(prime, new SplittableRandom(1));

        assertEquals(Set.of(new GridPoint(120, 62), new GridPoint(180, 62)), played);
        assertTrue(played.stream().allMatch(point -> point.step() <= 60 + Cardinality.HORIZON_STEPS));
    }

    private static List<GridPoint> turns(int from, int until) {
        List<GridPoint> points = new ArrayList<>();
        for (int beat = from; beat < until; beat++) {
            points.add(new GridPoint(12L * beat, FOUR_BEATS[beat % 4]));
        }
        return points;
    }
}
