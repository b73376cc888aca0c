package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CoarseBinsTest {

    @Test
    void whatBeginsWithinTwelveMillisecondsIsAChord() {
        assertEquals(0, CoarseBins.onset(0));
        assertEquals(0, CoarseBins.onset(0.012));
        assertEquals(1, CoarseBins.onset(0.0121));
    }

    @Test
    void aQuarterAt120IsTwentyBinsAboveTheChord() {
        // 31 · ln(0.5 / 0.012) / ln(4 / 0.012) = 31 · 3.7297 / 5.8091 = 19.90
        assertEquals(20, CoarseBins.onset(0.5));
    }

    @Test
    void aLengthOfOneSecondIsInTheSixteenthOfTwentyFourBins() {
        // 24 · ln(1 / 0.02) / ln(8 / 0.02) = 24 · 3.9120 / 5.9915 = 15.67
        assertEquals(15, CoarseBins.length(1));
    }

    @Test
    void whatIsBeyondTheTableIsInTheOutermostBin() {
        assertEquals(31, CoarseBins.onset(4));
        assertEquals(31, CoarseBins.onset(100));
        assertEquals(0, CoarseBins.length(0.001));
        assertEquals(23, CoarseBins.length(8));
        assertEquals(23, CoarseBins.length(100));
    }

    @Test
    void velocitiesGoByFours() {
        assertEquals(0, CoarseBins.velocity(3));
        assertEquals(1, CoarseBins.velocity(4));
        assertEquals(31, CoarseBins.velocity(127));
    }

    @Test
    void binsBeginAndEndWhereTheySay() {
        for (int bin = 0; bin < CoarseBins.ONSETS; bin++) {
            assertEquals(
                    bin, CoarseBins.onset(between(CoarseBins.onsetFrom(bin), CoarseBins.onsetFrom(bin + 1), 0.001)));
            assertEquals(
                    bin, CoarseBins.onset(between(CoarseBins.onsetFrom(bin), CoarseBins.onsetFrom(bin + 1), 0.999)));
        }
        for (int bin = 0; bin < CoarseBins.LENGTHS; bin++) {
            assertEquals(
                    bin, CoarseBins.length(between(CoarseBins.lengthFrom(bin), CoarseBins.lengthFrom(bin + 1), 0.001)));
            assertEquals(
                    bin, CoarseBins.length(between(CoarseBins.lengthFrom(bin), CoarseBins.lengthFrom(bin + 1), 0.999)));
        }
    }

    private static double between(double from, double until, double share) {
        double first = Math.max(0, from);
        return first + share * (Math.min(20, until) - first);
    }
}
