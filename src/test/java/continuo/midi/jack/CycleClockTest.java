package continuo.midi.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CycleClockTest {

    private static final long APART_MICROS = 5_000_000_123L; // JACK's clock began earlier
    private static final long NOON_NANOS = 77_000_000_000L;
    private static final int FRAMES = 480;
    private static final long PERIOD_MICROS = 10_000;

    private final CycleClock clock = new CycleClock(48_000);

    @Test
    void convertsWithinTheCycle() {
        compare(NOON_NANOS, 100);
        begin(NOON_NANOS);

        assertEquals(0, clock.frame(NOON_NANOS), "the first");
        assertEquals(479, clock.frame(NOON_NANOS + 9_980_000), "the last");
        assertEquals(480, clock.frame(NOON_NANOS + 10_000_000), "of the next cycle");
        assertEquals(-48, clock.frame(NOON_NANOS - 1_000_000), "past");
        assertNear(NOON_NANOS + 5_000_000, clock.nanoTime(240), 1_000);
        assertEquals(10_000_000, clock.periodNanos());
    }

    @Test
    void aFrameIsOfOneCycleOnlyWhereverItsBorderLies() {
        compare(NOON_NANOS, 100);
        for (long due = NOON_NANOS + 9_000_000; due < NOON_NANOS + 11_000_000; due += 777) {
            begin(NOON_NANOS);
            boolean now = clock.frame(due) < FRAMES;
            begin(NOON_NANOS + PERIOD_MICROS * 1_000);
            boolean next = clock.frame(due) >= 0;
            assertTrue(now || next, "lost: " + due);
        }
    }

    @Test
    void followsAClockThatRunsAtAnotherPace() {
        double pace = 1.0001;
        for (long nanos = 0; nanos < 60_000_000_000L; nanos += PERIOD_MICROS * 1_000) {
            long micros = Math.round((NOON_NANOS + nanos * pace) / 1_000);
            clock.compare(NOON_NANOS + nanos - 50, micros, NOON_NANOS + nanos + 50);
            clock.begin(FRAMES, micros, micros + PERIOD_MICROS, NOON_NANOS + nanos);
            assertNear(NOON_NANOS + nanos, clock.nanoTime(0), 2_000);
        }
    }

    @Test
    void doesNotTrustAComparisonInWhichTheThreadHadToWait() {
        compare(NOON_NANOS, 100);
        long later = NOON_NANOS + PERIOD_MICROS * 1_000;
        clock.compare(later - 100, micros(later), later + 3_000_000); // read, then held up for 3 ms
        begin(later);
        assertNear(later, clock.nanoTime(0), 1_000);
    }

    @Test
    void goesByTheSampleRateWhenTheServerSaysThatACycleEndsBeforeItBegins() {
        compare(NOON_NANOS, 100);
        clock.begin(FRAMES, micros(NOON_NANOS), micros(NOON_NANOS) - 2_000, NOON_NANOS);
        assertTrue(clock.frame(NOON_NANOS + 20_000_000) >= FRAMES, "not early");
        assertTrue(clock.frame(NOON_NANOS + 1_000_000) > 0);
    }

    @Test
    void goesByItsOwnClockWhenTheServersIsFarOff() {
        compare(NOON_NANOS, 100);
        long offMicros = 700_000;
        clock.begin(FRAMES, micros(NOON_NANOS) + offMicros, micros(NOON_NANOS) + offMicros + PERIOD_MICROS, NOON_NANOS);
        assertNear(NOON_NANOS, clock.nanoTime(0), 2 * PERIOD_MICROS * 1_000);
    }

    private void compare(long nanos, long tookNanos) {
        clock.compare(nanos - tookNanos / 2, micros(nanos), nanos + tookNanos / 2);
    }

    private void begin(long nanos) {
        clock.begin(FRAMES, micros(nanos), micros(nanos) + PERIOD_MICROS, nanos);
    }

    private static long micros(long nanos) {
        return nanos / 1_000 + APART_MICROS;
    }

    private static void assertNear(long expected, long actual, long tolerance) {
        assertTrue(Math.abs(expected - actual) <= tolerance, "expected " + expected + ", was " + actual);
    }
}
