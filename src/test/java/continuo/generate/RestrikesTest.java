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

    private final Restrikes struck = new Restrikes();

    @Test
    void countsTheOnsetsAtWhichAKeyIsStruck() {
        assertEquals(0, struck.before(60, 0));
        assertEquals(1, struck.strike(60, 0));
        assertEquals(2, struck.strike(60, 24));
        assertEquals(3, struck.strike(60, 48));
        assertEquals(3, struck.before(60, 72));
        assertEquals(0, struck.before(61, 72));
    }

    @Test
    void aChordIsOneOnset() {
        for (int n = 0; n < 5; n++) {
            assertEquals(n + 1, struck.strike(60, n * 24L));
            assertEquals(n + 1, struck.strike(64, n * 24L + 1));
            assertEquals(n + 1, struck.strike(67, n * 24L + 3));
        }
    }

    @Test
    void atAnOnsetWithoutTheKeyItsCountFallsByOne() {
        struck.strike(60, 0);
        struck.strike(60, 24);
        struck.strike(62, 27);

        assertEquals(1, struck.before(60, 48));
        assertEquals(2, struck.strike(60, 48));
    }

    @Test
    void theCountOfAKeyThatIsNotStruckAnyMoreFallsToNought() {
        struck.strike(60, 0);
        struck.strike(60, 24);
        for (int n = 2; n < 6; n++) {
            struck.strike(62 + n, n * 24L);
        }

        assertEquals(0, struck.before(60, 144));
        assertEquals(1, struck.strike(60, 144));
    }

    @Test
    void aChordThatIsStruckInPartsCountsTooAndABrokenOneDoesNot() {
        int[][] parts = {{60, 64}, {64, 67}, {60, 67}};
        for (int n = 0; n < 12; n++) {
            struck.strike(parts[n % 3][0], n * 24L);
            struck.strike(parts[n % 3][1], n * 24L);
            struck.strike(n % 2 == 0 ? 72 : 76, n * 24L);
        }

        assertEquals(4, struck.before(60, 12 * 24L));
        assertEquals(0, struck.before(72, 12 * 24L));
        assertEquals(1, struck.before(76, 12 * 24L));
    }

    @Test
    void struckTwiceWithinAChordItCountsOnce() {
        struck.strike(60, 0);

        assertEquals(1, struck.strike(60, 2));
        assertEquals(2, struck.strike(60, 5));
    }

    @Test
    void afterAResetNothingWasStruck() {
        struck.strike(60, 0);
        struck.reset();

        assertEquals(0, struck.before(60, 24));
        assertEquals(1, struck.strike(60, 24));
    }

    @Test
    void allocatesNothing() {
        Restrikes other = new Restrikes();

        assertEquals(0, Allocation.bytesOf(() -> {
            for (int n = 0; n < 300; n++) {
                struck.strike(60 + n % 3, n * 5L);
                other.copyFrom(struck);
            }
        }));
    }

    @Property
    void countsLikeOneWhoKeepsEveryOnset(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 3) Integer> pitches,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 5) Integer> waits) {
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
                before = onset.contains(pitch) ? before + 1 : Math.max(0, before - 1);
            }

            assertEquals(before, tested.before(pitch, tick));
            assertEquals(before + 1, tested.strike(pitch, tick));

            Restrikes copy = new Restrikes();
            copy.strike(1, 7);
            copy.copyFrom(tested);
            tested = copy;
        }
    }
}
