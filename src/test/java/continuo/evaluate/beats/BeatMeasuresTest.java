package continuo.evaluate.beats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The values are mir_eval's (0.8.2), and those that can be are counted by hand.
class BeatMeasuresTest {

    private static final double[] TRUTH = every(0.5, 20, 0);

    @Test
    void theTrueBeatsAreFullyRight() {
        expect(1, 1, 1, TRUTH, TRUTH);
    }

    @Test
    void twiceTheTempoIsHalfRightAndAnAllowedLevel() {
        expect(2.0 * 20 / (20 + 39), 0, 1, TRUTH, every(0.25, 39, 0));
    }

    @Test
    void halfTheTempoFindsHalf() {
        expect(2.0 * 10 / (20 + 10), 0, 1, TRUTH, every(1, 10, 0));
    }

    @Test
    void offBeatsAreWrongButAnAllowedLevel() {
        expect(0, 0, 0.95, TRUTH, every(0.5, 20, 0.25)); // 19 off-beats lie between 20 beats; the twentieth is alone
    }

    @Test
    void sixtyMillisecondsLateIsRightAndNinetyIsNot() {
        expect(1, 1, 1, TRUTH, every(0.5, 20, 0.06));
        expect(0, 0, 0, TRUTH, every(0.5, 20, 0.09)); // 0.18 of a beat
    }

    @Test
    void aBeatAfterAGapDoesNotContinue() {
        double[] gap = IntStream.range(0, 20)
                .filter(n -> n < 5 || n > 7)
                .mapToDouble(n -> n * 0.5)
                .toArray();

        expect(2.0 * 17 / 37, 0.8, 0.8, TRUTH, gap); // 16 of 20: the first after the gap has a long interval
    }

    @Test
    void irregularBeats() {
        double[] truth = {0.1, 0.6, 1.1, 1.6, 2.1, 2.6, 3.1, 3.6, 4.1, 4.6, 5.1, 5.6};
        double[] found = {0.1, 0.6, 1.12, 1.55, 2.2, 2.58, 3.1, 3.4, 3.9, 4.6, 5.05, 5.11, 5.6};

        expect(2.0 * 9 / 25, 7 / 13.0, 7 / 13.0, truth, found);
    }

    @Test
    void eachBeatIsFoundOnce() {
        assertEquals(2.0 / 3, BeatMeasures.f(new double[] {1}, new double[] {0.98, 1.02}), 1e-9);
    }

    @Test
    void nothingFoundIsNothingRight() {
        expect(0, 0, 0, TRUTH, new double[0]);
        expect(0, 0, 0, new double[0], TRUTH);
        assertEquals(0, BeatMeasures.cmlt(TRUTH, new double[] {0.5}));
    }

    private static void expect(double f, double cmlt, double amlt, double[] truth, double[] found) {
        assertEquals(f, BeatMeasures.f(truth, found), 1e-6);
        assertEquals(cmlt, BeatMeasures.cmlt(truth, found), 1e-6);
        assertEquals(amlt, BeatMeasures.amlt(truth, found), 1e-6);
    }

    private static double[] every(double seconds, int count, double from) {
        return IntStream.range(0, count).mapToDouble(n -> from + n * seconds).toArray();
    }
}
