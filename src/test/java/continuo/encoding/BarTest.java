package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BarTest {

    private final Bar bar = new Bar();

    @Test
    void knowsNothingUntilItIsTold() {
        assertFalse(bar.isKnown());
        assertEquals(Bar.NONE, bar.place(100));

        bar.tell(0, 192, 48);
        assertTrue(bar.isKnown());
        bar.forget();
        assertEquals(Bar.NONE, bar.place(100));
    }

    @Test
    void tellsMetresAndSixteenthsApart() {
        bar.tell(0, 96, 48); // 2/4
        assertEquals(0, bar.place(0));
        assertEquals(7, bar.place(95));
        bar.tell(0, 144, 48); // 3/4
        assertEquals(8, bar.place(0));
        bar.tell(0, 192, 48); // 4/4
        assertEquals(20, bar.place(0));
        assertEquals(35, bar.place(191));
        bar.tell(0, 144, 72); // 6/8
        assertEquals(36, bar.place(0));
        bar.tell(0, 240, 48); // 5/4
        assertEquals(48, bar.place(0));
        assertEquals(67, bar.place(239));
        bar.tell(0, 768, 48); // longer than what is told apart
        assertEquals(Bar.PLACES - 1, bar.place(700));
    }

    @Property
    void everyBarIsLikeEveryOther(
            @ForAll @IntRange(min = -5_000, max = 5_000) int start,
            @ForAll @IntRange(min = -5_000, max = 5_000) int tick,
            @ForAll @IntRange(min = 1, max = 400) int barTicks,
            @ForAll @IntRange(min = 1, max = 100) int beatTicks,
            @ForAll @IntRange(min = -20, max = 20) int barsLater) {
        bar.tell(start, barTicks, beatTicks);
        int place = bar.place(tick);

        assertTrue(place >= 0 && place < Bar.PLACES);
        assertEquals(place, bar.place(tick + (long) barsLater * barTicks));
        assertEquals(bar.phase(tick), bar.phase(tick + (long) barsLater * barTicks));
    }

    /// Going back tick by tick until a beat of the bar begins.
    @Property
    void findsTheBeginningOfTheBeatLikeTheSlowTwin(
            @ForAll @IntRange(min = -500, max = 500) int start,
            @ForAll @IntRange(min = -500, max = 500) int tick,
            @ForAll @IntRange(min = 1, max = 400) int barTicks,
            @ForAll @IntRange(min = 1, max = 100) int beatTicks) {
        bar.tell(start, barTicks, beatTicks);
        long beat = tick;
        while (Math.floorMod(beat - start, barTicks) % beatTicks != 0) {
            beat--;
        }

        assertEquals(beat, bar.beatStart(tick));
        assertEquals(Math.floorMod(tick - start, barTicks) == 0, bar.isDownbeat(tick));
    }
}
