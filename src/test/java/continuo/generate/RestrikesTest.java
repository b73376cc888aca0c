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
    void countsTheOnsetsInARowAtWhichAKeyIsStruck() {
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
    void anOnsetWithoutTheKeyBreaksTheRow() {
        struck.strike(60, 0);
        struck.strike(60, 24);
        struck.strike(62, 27);

        assertEquals(0, struck.before(60, 48));
        assertEquals(1, struck.strike(60, 48));
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
            int before = onsets.size() - 1;
            while (before > 0 && onsets.get(before - 1).contains(pitch)) {
                before--;
            }
            int inARow = onsets.size() - before;

            assertEquals(inARow - 1, tested.before(pitch, tick));
            assertEquals(inARow, tested.strike(pitch, tick));

            Restrikes copy = new Restrikes();
            copy.strike(1, 7);
            copy.copyFrom(tested);
            tested = copy;
        }
    }
}
