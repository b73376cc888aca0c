package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.Allocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RestrikesTest {

    private static final int MOST = 100;

    private final Restrikes struck = new Restrikes();

    @Test
    void countsTheOnsetsAtWhichAKeyIsStruck() {
        assertEquals(0, struck.before(60, 0, MOST));
        assertEquals(1, struck.strike(60, 0, MOST));
        assertEquals(2, struck.strike(60, 24, MOST));
        assertEquals(3, struck.strike(60, 48, MOST));
        assertEquals(3, struck.before(60, 72, MOST));
        assertEquals(0, struck.before(61, 72, MOST));
    }

    @Test
    void aChordIsOneOnset() {
        for (int n = 0; n < 5; n++) {
            assertEquals(n + 1, struck.strike(60, n * 24L, MOST));
            assertEquals(n + 1, struck.strike(64, n * 24L + 1, MOST));
            assertEquals(n + 1, struck.strike(67, n * 24L + 3, MOST));
        }
    }

    @Test
    void atAnOnsetWithoutTheKeyItsCountFallsByOne() {
        struck.strike(60, 0, MOST);
        struck.strike(60, 24, MOST);
        struck.strike(62, 27, MOST);

        assertEquals(1, struck.before(60, 48, MOST));
        assertEquals(2, struck.strike(60, 48, MOST));
    }

    @Test
    void theCountOfAKeyThatIsNotStruckAnyMoreFallsToNought() {
        struck.strike(60, 0, MOST);
        struck.strike(60, 24, MOST);
        for (int n = 2; n < 6; n++) {
            struck.strike(62 + n, n * 24L, MOST);
        }

        assertEquals(0, struck.before(60, 144, MOST));
        assertEquals(1, struck.strike(60, 144, MOST));
    }

    @Test
    void aChordThatIsStruckInPartsCountsTooAndABrokenOneDoesNot() {
        int[][] parts = {{60, 64}, {64, 67}, {60, 67}};
        for (int n = 0; n < 12; n++) {
            struck.strike(parts[n % 3][0], n * 24L, MOST);
            struck.strike(parts[n % 3][1], n * 24L, MOST);
            struck.strike(n % 2 == 0 ? 72 : 76, n * 24L, MOST);
        }

        assertEquals(4, struck.before(60, 12 * 24L, MOST));
        assertEquals(0, struck.before(72, 12 * 24L, MOST));
        assertEquals(1, struck.before(76, 12 * 24L, MOST));
    }

    @Test
    void whatWasMoreThanMayBeCountsAsJustThat() {
        for (int n = 0; n < 60; n++) {
            struck.strike(60, n * 24L, MOST);
        }
        struck.strike(62, 60 * 24L, 3);

        assertEquals(2, struck.before(60, 61 * 24L, 3));
        assertEquals(3, struck.strike(60, 61 * 24L, 3));
        assertEquals(3, struck.before(60, 62 * 24L, 3));
    }

    @Test
    void struckTwiceWithinAChordItCountsOnce() {
        struck.strike(60, 0, MOST);

        assertEquals(1, struck.strike(60, 2, MOST));
        assertEquals(2, struck.strike(60, 5, MOST));
    }

    @Test
    void afterAResetNothingWasStruck() {
        struck.strike(60, 0, MOST);
        struck.reset();

        assertEquals(0, struck.before(60, 24, MOST));
        assertEquals(1, struck.strike(60, 24, MOST));
    }

    @Test
    void allocatesNothing() {
        Restrikes other = new Restrikes();

        assertEquals(0, Allocation.bytesOf(() -> {
            for (int n = 0; n < 300; n++) {
                struck.strike(60 + n % 3, n * 5L, MOST);
                other.copyFrom(struck);
            }
        }));
    }

    @Property
    void countsLikeOneWhoKeepsEveryOnset(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 3) Integer> pitches,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 5) Integer> waits,
            @ForAll @IntRange(min = 1, max = 5) int most) {
        Restrikes tested = new Restrikes();
        List<Set<Integer>> onsets = new ArrayList<>();
        long tick = 0;
        long lastTick = -100;
        for (int n = 0; n < Math.min(pitches.size(), waits.size()); n++) {
            tick += waits.get(n);
            if (tick - lastTick > 2) {
                onsets.add(new HashSet<>());
            }
            lastTick = tick;
            int pitch = pitches.get(n);
            onsets.getLast().add(pitch);
            int before = 0;
            for (Set<Integer> onset : onsets.subList(0, onsets.size() - 1)) {
                before = Math.min(before, most) + (onset.contains(pitch) ? 1 : -1);
                before = Math.max(0, before);
            }
            before = Math.min(before, most);

            assertEquals(before, tested.before(pitch, tick, most));
            assertEquals(before + 1, tested.strike(pitch, tick, most));

            Restrikes copy = new Restrikes();
            copy.strike(1, 7, most);
            copy.copyFrom(tested);
            tested = copy;
        }
    }
}
