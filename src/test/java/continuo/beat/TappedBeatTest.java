package continuo.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TappedBeatTest {

    private static final long BEAT = 600_000_000;
    private static final long BEGIN = 4_000_000_000_000L;

    private final TappedBeat tapped = new TappedBeat();
    private final ClockLine line = new ClockLine();

    private void taps(long from, long apart, int count) {
        for (int tap = 0; tap < count; tap++) {
            tapped.tap(from + tap * apart);
        }
        tapped.tell(line);
    }

    /// How many beats after the bar line.
    private double place(long nanos) {
        double beats = line.tickAt(nanos) / MidiClock.BEAT_TICKS;
        return beats - 4 * Math.floor(beats / 4 + 1e-9);
    }

    @Test
    void theThirdTapSetsTempoBeatAndBar() {
        taps(BEGIN, BEAT, 2);
        assertFalse(tapped.isKnown());
        assertTrue(tapped.tap(BEGIN + 2 * BEAT), "the beat is there now");
        tapped.tell(line);
        assertTrue(line.isKnown(BEGIN + 1_000 * BEAT), "it goes on");
        assertEquals(BEAT, tapped.nanosPerBeat(), 1);
        assertEquals(0, place(BEGIN), 1e-6);
        assertEquals(1, place(BEGIN + 5 * BEAT), 1e-6);
    }

    @Test
    void unevenHandsAreEvenedOut() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            tapped.forget();
            for (int tap = 0; tap < 12; tap++) {
                tapped.tap(BEGIN + tap * BEAT + Math.round(12e6 * random.nextGaussian()));
            }
            tapped.tell(line);
            assertEquals(BEAT, tapped.nanosPerBeat(), 8e6, "seed " + seed);
            assertEquals(1, place(BEGIN + 13 * BEAT), 0.05, "seed " + seed);
        }
    }

    @Test
    void aBeatThatIsLeftOutCountsAndABounceDoesNot() {
        taps(BEGIN, BEAT, 4);
        tapped.tap(BEGIN + 3 * BEAT + 20_000_000);
        assertFalse(tapped.tap(BEGIN + 5 * BEAT));
        tapped.tell(line);
        assertEquals(BEAT, tapped.nanosPerBeat(), 1);
        assertEquals(2, place(BEGIN + 6 * BEAT), 1e-6);
    }

    @Test
    void otherTapsAreAnotherBeatFromTheThirdOn() {
        taps(BEGIN, BEAT, 5);
        long from = BEGIN + 20 * BEAT + BEAT / 3;
        long apart = 450_000_000;
        taps(from, apart, 2);
        assertEquals(BEAT, tapped.nanosPerBeat(), 1);
        double before = line.tickAt(from + 2 * apart);
        assertTrue(tapped.tap(from + 2 * apart));
        tapped.tell(line);
        assertEquals((double) apart, tapped.nanosPerBeat(), 1);
        assertEquals(0, place(from), 1e-6);
        assertTrue(line.tickAt(from + 2 * apart) > before, "ticks never go back");
    }

    @Test
    void oneThatComesAtTheWrongTimeBeginsAnew() {
        taps(BEGIN, BEAT, 4);
        tapped.tap(BEGIN + 3 * BEAT + BEAT / 2);
        assertEquals(BEAT, tapped.nanosPerBeat(), 1);
        taps(BEGIN + 100 * BEAT, 2 * BEAT, 3);
        assertEquals(2 * BEAT, tapped.nanosPerBeat(), 1);
    }
}
