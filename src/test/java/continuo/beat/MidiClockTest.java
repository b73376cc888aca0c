package continuo.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Where a MIDI clock has its beats and its bars.
class MidiClockTest {

    private static final long TICK = 20_000_000;
    private static final long SECOND = 1_000_000_000;

    private final MidiClock clock = new MidiClock();
    private final ClockLine line = new ClockLine();
    private long now = 9_000 * SECOND;

    MidiClockTest() {
        clock.listen(now);
        now += 10 * SECOND;
    }

    private void ticks(int count) {
        for (int tick = 0; tick < count; tick++) {
            clock.tick(now);
            now += TICK;
        }
    }

    /// Where in the bar an instant is, in ticks.
    private double place(long nanos) {
        clock.tell(line);
        double tick = clock.tickAt(nanos, line);
        return tick - MidiClock.BAR_TICKS * Math.floor(tick / MidiClock.BAR_TICKS + 1e-9);
    }

    private void assertDownbeat(long nanos) {
        assertTrue(clock.isPlaced());
        assertEquals(0, place(nanos), 0.01);
        assertEquals(1, place(nanos + TICK), 0.01);
    }

    @Test
    void theTickAfterAStartIsTheDownbeat() {
        clock.start(now);
        now += 7 * TICK;
        long downbeat = now;
        ticks(200);
        assertDownbeat(downbeat);
    }

    @Test
    void soItIsWhereTheClockRanBefore() {
        ticks(100);
        clock.start(now - TICK + 1_000_000);
        long downbeat = now;
        ticks(200);
        assertDownbeat(downbeat);
    }

    @Test
    void aStartThatComesJustAfterTheFirstTickMeansThatTick() {
        long downbeat = now;
        ticks(1);
        clock.start(downbeat + 100_000);
        ticks(200);
        assertDownbeat(downbeat);
    }

    @Test
    void aStartThatComesATickLaterMeansTheFirstTick() {
        long downbeat = now;
        ticks(1);
        clock.start(now - 100_000);
        ticks(200);
        assertDownbeat(downbeat);
    }

    @Test
    void aStartThatComesJustAfterTheSecondTickMeansTheFirst() {
        long downbeat = now;
        ticks(2);
        clock.start(now - TICK + 100_000);
        ticks(200);
        assertDownbeat(downbeat);
    }

    @Test
    void withoutAStartTheFirstTickAfterSilenceIsTheDownbeat() {
        long downbeat = now;
        ticks(200);
        assertDownbeat(downbeat);
        now += 5 * SECOND;
        long again = now;
        ticks(200);
        assertDownbeat(again);
    }

    @Test
    void ofAClockThatRanAlreadyOnlyTheTempoIsKnown() {
        clock.forget();
        clock.listen(now - SECOND / 10);
        ticks(200);
        assertTrue(clock.isKnown(now));
        assertFalse(clock.isPlaced());
        assertEquals(24 * TICK, clock.nanosPerBeat(), 1_000);
        clock.start(now - 1_000_000);
        long downbeat = now;
        ticks(10);
        assertDownbeat(downbeat);
    }

    @Test
    void itGoesOnWhereItStopped() {
        clock.start(now);
        ticks(96 + 31);
        clock.stop();
        assertFalse(clock.isKnown(now));
        assertTrue(clock.isTimed(now), "ticks go on");
        ticks(50);
        clock.resume();
        long next = now;
        ticks(30);
        assertTrue(clock.isKnown(now));
        assertEquals(31, place(next), 0.01);
    }

    @Test
    void itGoesOnWhereItWasPut() {
        clock.start(now);
        ticks(96);
        clock.stop();
        clock.position(4 * 16 + 5); // sixteenths
        clock.resume();
        long next = now;
        ticks(30);
        assertEquals(30, place(next), 0.01);
    }

    @Test
    void aJumpIsToldAndWhatWasBeforeStaysWhereItWas() {
        clock.start(now);
        long downbeat = now;
        ticks(96 + 40);
        clock.start(now - TICK / 2);
        assertTrue(clock.tick(now), "it jumps");
        long second = now;
        now += TICK;
        for (int tick = 0; tick < 100; tick++) {
            assertFalse(clock.tick(now));
            now += TICK;
        }
        assertDownbeat(downbeat);
        assertDownbeat(second);
        assertEquals(30, place(downbeat + (96 + 30) * TICK), 0.01);
    }

    @Test
    void aStartWhereOneWasForeseenIsNoJump() {
        clock.start(now);
        ticks(96);
        clock.start(now - TICK / 2);
        assertFalse(clock.tick(now));
    }

    @Test
    void itIsGoneWhenNothingCame() {
        ticks(100);
        assertTrue(clock.isKnown(now + SECOND));
        assertFalse(clock.isKnown(now + 2 * SECOND));
        assertEquals(now - TICK + MidiClock.GONE_NANOS, clock.goneNanos());
    }

    /// What was asked with an old line is answered as it was then.
    @Test
    void instantsRiseWithTicksOverMinutesAndJumps() {
        clock.start(now);
        long begin = now;
        for (int part = 0; part < 40; part++) {
            ticks(37 + 5 * part);
            clock.start(now - TICK / 2);
        }
        clock.tell(line);
        double before = Double.NEGATIVE_INFINITY;
        for (long at = begin; at < now; at += TICK / 3) {
            double tick = clock.tickAt(at, line);
            assertTrue(tick > before, "at " + (at - begin));
            before = tick;
        }
    }
}
