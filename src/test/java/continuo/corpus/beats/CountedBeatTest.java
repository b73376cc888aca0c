package continuo.corpus.beats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountedBeatTest {

    @Test
    void quartersAreCountedAndDottedQuartersAndEighthsOfSlowBars() {
        assertEquals(1, CountedBeat.quarters(4, 4, 0.5));
        assertEquals(1, CountedBeat.quarters(2, 2, 0.5));
        assertEquals(1, CountedBeat.quarters(6, 4, 0.5));
        assertEquals(1.5, CountedBeat.quarters(6, 8, 0.5));
        assertEquals(1.5, CountedBeat.quarters(12, 8, 0.5));
        assertEquals(0.5, CountedBeat.quarters(3, 8, 0.8));
        assertEquals(0.5, CountedBeat.quarters(4, 8, 0.8));
    }

    @Test
    void nobodyCountsFasterThanTwoHundred() {
        assertEquals(2, CountedBeat.quarters(2, 2, 0.25));
        assertEquals(1.5, CountedBeat.quarters(3, 8, 0.4));
        assertEquals(1, CountedBeat.quarters(4, 8, 0.4));
    }
}
