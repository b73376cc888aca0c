package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MonotonyTest {

    private static final int NOTHING = -1;

    private final Monotony monotony = new Monotony();

    @Test
    void aKeyIsTooMuchAfterThreeTimes() {
        for (int n = 0; n < 3; n++) {
            assertFalse(monotony.isTooMuch(60, 80, n * 24L));
            monotony.strike(60, 80, n * 24L);
        }
        assertTrue(monotony.isTooMuch(60, 80, 72));
        assertFalse(monotony.isTooMuch(62, 80, 72));
    }

    @Test
    void aTopNoteIsTooMuchAfterFourTimesWhateverComesBelow() {
        for (int n = 0; n < 4; n++) {
            assertFalse(monotony.isTooMuch(72, NOTHING, n * 24L));
            monotony.strike(72, NOTHING, n * 24L);
            monotony.strike(40 + n, 72, n * 24L + 12);
        }
        assertTrue(monotony.isTooMuch(72, NOTHING, 96));
        assertFalse(monotony.isTooMuch(72, 74, 96), "where it is not the top voice");
        assertFalse(monotony.isTooMuch(74, NOTHING, 96));
    }

    @Test
    void aTopNoteMayComeAsOftenAsItWasHeard() {
        for (int n = 0; n < 9; n++) {
            monotony.hear(72, NOTHING, n * 24L);
            monotony.hear(40 + n, 72, n * 24L + 12);
        }
        monotony.strike(74, NOTHING, 240);
        for (int n = 0; n < 9; n++) {
            assertFalse(monotony.isTooMuch(76, NOTHING, 264 + n * 24L));
            monotony.strike(76, NOTHING, 264 + n * 24L);
            monotony.strike(40 + n, 76, 276 + n * 24L);
        }
        assertTrue(monotony.isTooMuch(76, NOTHING, 500));
    }

    @Test
    void whatWasHeardBelowATopNoteThatSoundsDoesNotKeepTheLimitUp() {
        for (int n = 0; n < 9; n++) {
            monotony.hear(72, NOTHING, n * 24L);
        }
        for (int n = 0; n < 400; n++) {
            monotony.hear(40 + n % 5, 72, 300 + n * 24L);
        }
        for (int n = 0; n < 4; n++) {
            monotony.strike(76, NOTHING, 20_000 + n * 24L);
            monotony.strike(50 + n, 76, 20_012 + n * 24L);
        }
        assertTrue(monotony.isTooMuch(76, NOTHING, 20_100));
    }

    /// However long the player has droned on a key, it comes back; and one more touch does not bring the drone back.
    @Test
    void aDroneThatHasEndedIsNoBan() {
        for (int n = 0; n < 128; n++) {
            monotony.hear(60, 80, n * 24L);
        }
        long tick = 128 * 24;
        for (int chord = 0; chord < 16; chord++) {
            for (int pitch : new int[] {62, 65, 69, 72}) {
                monotony.hear(pitch + chord % 2, 80, tick);
            }
            tick += 24;
        }
        assertFalse(monotony.isTooMuch(60, 80, tick));
        monotony.hear(60, 80, tick);
        tick += 24;
        int struck = 0;
        while (!monotony.isTooMuch(61, 80, tick)) {
            monotony.strike(61, 80, tick);
            struck++;
            tick += 24;
        }
        assertEquals(48, struck, "3 + 125 * (63 / 64)^65, and the heard count of the touched key no more");
    }

    @Property
    void afterOneOnsetWithoutAKeyItMayBeStruckAgain(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long tick = play(monotony, random, 0);
        monotony.strike(80, NOTHING, tick + 24);

        for (int pitch = 60; pitch < 66; pitch++) {
            assertFalse(monotony.isTooMuch(pitch, 80, tick + 48));
        }
    }

    @Property
    void aCopyKnowsTheSame(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Monotony copy = new Monotony();
        play(copy, random, 0);
        long tick = play(monotony, random, 0);
        copy.copyFrom(monotony);

        goOnAlike(copy, random, tick);
    }

    @Property
    void afterAResetItIsAsNew(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long tick = play(monotony, random, 0);
        monotony.reset();

        goOnAlike(new Monotony(), random, tick);
    }

    private void goOnAlike(Monotony other, SplittableRandom random, long from) {
        long seed = random.nextLong();
        for (int n = 1; n < 8; n++) {
            long tick = play(monotony, new SplittableRandom(seed + n), from + n * 10_000L);
            play(other, new SplittableRandom(seed + n), from + n * 10_000L);
            for (int pitch = 60; pitch < 66; pitch++) {
                for (int highest : new int[] {NOTHING, 63, 80}) {
                    assertEquals(
                            monotony.isTooMuch(pitch, highest, tick + 10), other.isTooMuch(pitch, highest, tick + 10));
                }
            }
        }
    }

    /// Some notes on few keys, heard and played, with silences. Returns the last onset.
    private static long play(Monotony monotony, SplittableRandom random, long from) {
        long tick = from;
        int keys = 1 + random.nextInt(6);
        for (int n = random.nextInt(40); n > 0; n--) {
            tick += random.nextInt(8);
            int pitch = 60 + random.nextInt(keys);
            int highest = random.nextInt(3) == 0 ? 60 + random.nextInt(6) : NOTHING;
            if (random.nextInt(12) == 0) {
                monotony.pause();
            }
            if (random.nextBoolean()) {
                monotony.hear(pitch, highest, tick);
            } else {
                monotony.strike(pitch, highest, tick);
            }
        }
        return tick;
    }
}
