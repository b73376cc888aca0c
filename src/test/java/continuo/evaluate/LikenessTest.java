package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikenessTest {

    @Test
    void whatIsDistributedAlikeIsAlike() {
        double[] sample = new Random(1).doubles(500).sorted().toArray();

        Likeness itself = Likeness.of(sample, sample);

        assertEquals(0, itself.divergence(), 1e-9);
        assertTrue(itself.overlap() > 0.9 && itself.overlap() <= 1, itself.toString()); // its tails are cut off
    }

    @Test
    void whatLiesApartHasNothingInCommon() {
        double[] near = new Random(1).doubles(500, 0, 1).sorted().toArray();
        double[] far = new Random(2).doubles(500, 50, 51).sorted().toArray();

        assertEquals(0, Likeness.of(near, far).overlap(), 1e-3);
        assertTrue(Likeness.of(near, far).divergence() > 5);
    }

    @Test
    void twoBellsOneDeviationApartShareAboutSixTenths() {
        Random random = new Random(3);
        double[] one =
                random.doubles(20_000).map(x -> random.nextGaussian()).sorted().toArray();
        double[] other = random.doubles(20_000)
                .map(x -> 1 + random.nextGaussian())
                .sorted()
                .toArray();

        // 2 Φ(-1/2) = 0.617 and (1)²/2 = 0.5, a little blurred by the smoothing.
        assertEquals(0.617, Likeness.of(one, other).overlap(), 0.03);
        assertEquals(0.5, Likeness.of(one, other).divergence(), 0.06);
    }

    @Test
    void traitsSayWhatIsInAPiece() {
        // C, E, C an octave up: a beat, half a beat, two beats; one beat from onset to onset.
        Map<String, double[]> traits = Traits.of(
                List.of(new TickNote(60, 64, 0, 48), new TickNote(64, 64, 48, 24), new TickNote(72, 64, 96, 96)));

        assertArrayEquals(new double[] {3}, traits.get("pitchCount"));
        assertArrayEquals(new double[] {12}, traits.get("pitchRange"));
        assertArrayEquals(new double[] {6}, traits.get("meanInterval")); // 4 and 8
        assertArrayEquals(new double[] {3}, traits.get("noteCount"));
        assertArrayEquals(new double[] {1}, traits.get("meanWait"));
        double[] classes = Objects.requireNonNull(traits.get("pitchClasses"));
        assertEquals(2 / 3.0, classes[0], 1e-12);
        assertEquals(1 / 3.0, classes[4], 1e-12);
        double[] transitions = Objects.requireNonNull(traits.get("pitchClassTransitions"));
        assertEquals(0.5, transitions[4], 1e-12); // C to E
        assertEquals(0.5, transitions[4 * 12], 1e-12);
        double[] lengths = Objects.requireNonNull(traits.get("lengths"));
        assertEquals(1 / 3.0, lengths[6], 1e-12); // a beat is three doublings above the thirty-second
        assertEquals(1 / 3.0, lengths[4], 1e-12);
        assertEquals(1 / 3.0, lengths[8], 1e-12);
    }

    @Test
    void traitsInWhichNothingDiffersAreLeftOut() {
        Random random = new Random(5);
        Map<String, Likeness> likeness = Likeness.of(pieces(random), pieces(random));

        assertFalse(likeness.containsKey("noteCount")); // eight notes each
        assertTrue(Objects.requireNonNull(likeness.get("pitchRange")).overlap() > 0.5);
    }

    private static List<Map<String, double[]>> pieces(Random random) {
        List<Map<String, double[]>> pieces = new ArrayList<>();
        for (int piece = 0; piece < 12; piece++) {
            List<TickNote> notes = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                notes.add(new TickNote(50 + random.nextInt(20), 64, 24L * n, 1 + random.nextInt(96)));
            }
            pieces.add(Traits.of(notes));
        }
        return pieces;
    }
}
