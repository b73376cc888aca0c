package continuo.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final Rhythm RHYTHM = Rhythm.shipped();

    @Test
    void waitsFromAPlaceAreAllThatCanCome() {
        for (Metre metre : Metre.values()) {
            for (int place = 0; place < metre.beats() * Rhythm.STEPS; place++) {
                double sum = 0;
                for (int steps = 1; steps <= 2000; steps++) {
                    sum += Math.exp(RHYTHM.wait(metre.ordinal(), place, steps));
                }
                assertTrue(sum > 0.8 && sum < 1.2, metre + " at " + place + ": " + sum);
            }
        }
    }

    @Test
    void onsetsStandSomewhereInTheBar() {
        for (Metre metre : Metre.values()) {
            double sum = 0;
            for (int place = 0; place < metre.beats() * Rhythm.STEPS; place++) {
                sum += Math.exp(RHYTHM.place(metre.ordinal(), place));
            }
            assertEquals(1, sum, 0.05, "" + metre);
        }
    }

    @Test
    void halvesAreCommonInSimpleMetresAndThirdsInCompoundOnes() {
        int simple = Metre.FOUR_FOUR.ordinal();
        int compound = Metre.SIX_EIGHT.ordinal();

        assertTrue(RHYTHM.wait(simple, 0, 12) > RHYTHM.wait(simple, 0, 8));
        assertTrue(RHYTHM.wait(compound, 0, 8) > RHYTHM.wait(compound, 0, 12));
    }
}
