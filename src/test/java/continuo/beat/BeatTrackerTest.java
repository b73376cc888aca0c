package continuo.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BeatTrackerTest {

    private static final int[] TRIAD = {60, 64, 67};

    private final BeatTracker tracker = new BeatTracker();
    private double now = 3; // seconds; beats are wherever the player begins

    @Test
    void aWaltzIsInThreeAtItsTempo() {
        for (int bar = 0; bar < 10; bar++) {
            waltzBar(bar, 0.5);
        }

        assertTrue(tracker.known());
        assertEquals(0.5e9, tracker.beatNanos(), 0.02e9);
        assertEquals(Metre.THREE_FOUR, tracker.metre());
        assertOnBeat(now);
        assertEquals(0, place(now), 0.1);
    }

    @Test
    void aMarchIsInFourOrTwoAtItsTempo() {
        for (int bar = 0; bar < 8; bar++) {
            marchBar(bar, 0.5);
        }

        assertTrue(tracker.known());
        assertEquals(0.5e9, tracker.beatNanos(), 0.02e9);
        assertTrue(tracker.metre() == Metre.FOUR_FOUR || tracker.metre() == Metre.TWO_FOUR, "" + tracker.metre());
        assertOnBeat(now);
        assertEquals(0, place(now), 0.1);
    }

    @Test
    void aJigIsInSixEighths() {
        int[] tune = {67, 71, 74, 79, 78, 76, 74, 71, 67, 69, 71, 69, 67, 71, 74, 79, 81, 83, 84, 81, 78, 79, 74, 71};
        for (int n = 0; n < 72; n++) {
            press(tune[n % tune.length], n % 6 == 0 ? 90 : n % 3 == 0 ? 80 : 65, 0.2);
        }

        assertTrue(tracker.known());
        assertTrue(tracker.metre().compound(), "" + tracker.metre());
        assertEquals(0.6e9, tracker.beatNanos(), 0.03e9);
        assertOnBeat(now);
    }

    @Property(tries = 25)
    void aPlainAccompanimentHasTheBeatOfItsBass(@ForAll @IntRange(min = 70, max = 120) int tempo) {
        begin();
        double beat = 60.0 / tempo;
        for (int bar = 0; bar < 8; bar++) {
            marchBar(bar, beat);
        }

        assertTrue(tracker.known());
        assertEquals(beat, tracker.beatNanos() / 1e9, 0.04 * beat);
        assertOnBeat(now);
    }

    @Test
    void followsATempoThatChangesByAFifthWithinTwoBeats() {
        for (double factor : new double[] {0.8, 1.2}) {
            begin();
            for (int bar = 0; bar < 8; bar++) {
                marchBar(bar, 0.5);
            }
            double beat = 0.5 * factor;
            chord(36, 90, beat / 2);
            press(64, 60, beat / 2);
            chord(60, 70, beat / 2);
            press(64, 60, beat / 2);

            chord(43, 80, 0);
            assertTrue(tracker.known());
            assertEquals(beat, tracker.beatNanos() / 1e9, 0.08 * beat);
            assertOnBeat(now);
        }
    }

    @Test
    void keepsItsBeatThroughARest() {
        for (int bar = 0; bar < 8; bar++) {
            marchBar(bar, 0.5);
        }
        double before = tracker.beat(nanos(now));
        now += 4 * 2.0; // four bars

        assertTrue(tracker.known());
        assertEquals(before + 16, tracker.beat(nanos(now)), 0.5);
        marchBar(0, 0.5);
        assertTrue(tracker.known());
        assertEquals(0.5e9, tracker.beatNanos(), 0.02e9);
        assertOnBeat(now);
    }

    @Property(tries = 20)
    void saysNothingWhereThereIsNoBeat(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        begin();
        SplittableRandom random = new SplittableRandom(seed);
        int known = 0;
        for (int n = 0; n < 150; n++) {
            press(random.nextInt(40, 80), random.nextInt(40, 100), 0.02 - 0.25 * Math.log(1 - random.nextDouble()));
            known += tracker.known() ? 1 : 0;
        }

        assertTrue(known < 50, known + " of 150 notes");
    }

    @Test
    void nothingIsKnownBeforeAFewNotes() {
        assertFalse(tracker.known());
        assertEquals(0, tracker.certainty());
        press(60, 80, 0.5);
        press(62, 80, 0.5);
        assertFalse(tracker.known());
    }

    @Test
    void tellsWhereNotesStoodThatCameBeforeTheBeatWasKnown() {
        double first = now;
        for (int bar = 0; bar < 6; bar++) {
            marchBar(bar, 0.5);
        }

        double beats = tracker.beatMeant(nanos(now - 0.25)) - tracker.beatMeant(nanos(first));
        assertEquals(6 * 4 - 0.5, beats, 1e-9);
        assertEquals(6 * 4, tracker.beat(nanos(now)) - tracker.beat(nanos(first)), 0.15);
        assertEquals(0, tracker.beatInBar(tracker.beatMeant(nanos(first))), 1e-9);
    }

    @Test
    void keysOfAChordAreMeantTogether() {
        for (int bar = 0; bar < 6; bar++) {
            marchBar(bar, 0.5);
        }
        double struck = now;
        tracker.press(48, 80, nanos(struck));
        tracker.press(52, 80, nanos(struck + 0.02));
        tracker.press(55, 80, nanos(struck + 0.03));

        assertEquals(tracker.beatMeant(nanos(struck)), tracker.beatMeant(nanos(struck + 0.03)));
    }

    @Test
    void aRitardandoAtTheEndIsNotTheTempo() {
        for (int bar = 0; bar < 8; bar++) {
            marchBar(bar, 0.5);
        }
        double beat = 0.5;
        for (int n = 0; n < 4; n++) {
            beat *= 1.12;
            chord(n == 0 ? 36 : 60, 70, beat / 2);
            press(64, 60, beat / 2);
        }
        chord(36, 70, 0);

        assertTrue(tracker.beatNanos() > 0.57e9, "" + tracker.beatNanos());
        assertEquals(0.5e9, tracker.beatNanosInForce(), 0.02e9);
    }

    @Property(tries = 20)
    void beatsRiseWithTime(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        begin();
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < 60; n++) {
            press(random.nextInt(40, 80), random.nextInt(40, 100), 0.05 + random.nextInt(1, 5) * 0.15);
        }
        double last = Double.NEGATIVE_INFINITY;
        for (double at = 0; at < now + 3; at += 0.01) {
            double beat = tracker.beat(nanos(at));
            assertTrue(beat >= last, at + ": " + beat + " after " + last);
            last = beat;
        }
    }

    @Property(tries = 10)
    void theInstantOfABeatToComeHasThatBeat(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        begin();
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < 40; n++) {
            press(random.nextInt(40, 80), 70, random.nextInt(1, 4) * 0.2);
        }
        double next = Math.ceil(tracker.beat(nanos(now))) + 1;

        assertEquals(next, tracker.beat(tracker.nanos(next)), 1e-6);
    }

    @Property(tries = 5)
    void theSameNotesAreHeardTheSameAfterAReset(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        List<Double> first = heard(seed);

        assertEquals(first, heard(seed));
    }

    @Test
    void allocatesNothing() {
        assertEquals(0, Allocation.bytesOf(() -> {
            begin();
            for (int bar = 0; bar < 4; bar++) {
                waltzBar(bar, 0.5);
                tracker.beat(nanos(now));
                tracker.beatMeant(nanos(now));
                tracker.beatNanosInForce();
            }
        }));
    }

    private void begin() {
        tracker.reset();
        now = 3;
    }

    private List<Double> heard(int seed) {
        begin();
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> heard = new ArrayList<>();
        for (int n = 0; n < 80; n++) {
            press(random.nextInt(40, 80), random.nextInt(40, 100), random.nextInt(1, 4) * 0.2);
            heard.add(tracker.certainty());
            heard.add(tracker.beat(nanos(now)));
        }
        return heard;
    }

    private void waltzBar(int bar, double beat) {
        int bass = bar % 4 < 2 ? 36 : 43;
        press(bass, 80, beat);
        chord(60, 55, beat);
        chord(60, 55, beat);
    }

    /// Bass on one and three, chords between, eighths in the middle.
    private void marchBar(int bar, double beat) {
        int root = bar % 4 < 2 ? 36 : 41;
        chord(root, 90, beat / 2);
        press(64, 60, beat / 2);
        chord(60, 65, beat / 2);
        press(64, 60, beat / 2);
        chord(root + 7, 80, beat / 2);
        press(64, 60, beat / 2);
        chord(60, 65, beat / 2);
        press(64, 60, beat / 2);
    }

    private void chord(int lowest, int velocity, double lasts) {
        for (int key : TRIAD) {
            tracker.press(lowest + key - 60, velocity, nanos(now));
        }
        for (int key : TRIAD) {
            tracker.release(lowest + key - 60, nanos(now + 0.9 * lasts));
        }
        now += lasts;
    }

    private void press(int pitch, int velocity, double lasts) {
        tracker.press(pitch, velocity, nanos(now));
        tracker.release(pitch, nanos(now + 0.9 * lasts));
        now += lasts;
    }

    private void assertOnBeat(double seconds) {
        double beat = tracker.beat(nanos(seconds));
        assertEquals(Math.rint(beat), beat, 0.1);
    }

    private double place(double seconds) {
        return tracker.beatInBar(tracker.beat(nanos(seconds)) + 0.5) - 0.5;
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
