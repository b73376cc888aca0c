package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.Allocation;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MelodyTest {

    private static final int NOTHING = -1;

    private final Melody melody = new Melody();

    @Test
    void countsHowOftenTheSameNoteComes() {
        assertEquals(0, melody.before(72, NOTHING, 0));
        assertEquals(1, melody.strike(72, NOTHING, 0));
        assertEquals(2, melody.strike(72, NOTHING, 24));
        assertEquals(2, melody.before(72, NOTHING, 48));
        assertEquals(0, melody.before(74, NOTHING, 48));
        assertEquals(1, melody.strike(74, NOTHING, 48));
    }

    @Test
    void whatComesBelowANoteThatSoundsDoesNotBreakTheRow() {
        melody.strike(72, NOTHING, 0);
        assertEquals(1, melody.strike(48, 72, 12));
        assertEquals(0, melody.before(50, 72, 24));
        assertEquals(1, melody.before(72, NOTHING, 24));
        assertEquals(2, melody.strike(72, NOTHING, 24));
    }

    @Test
    void whatComesBelowWhereNothingHigherSoundsBreaksIt() {
        melody.strike(72, NOTHING, 0);
        assertEquals(1, melody.strike(48, NOTHING, 12));
        assertEquals(1, melody.strike(72, 48, 24));
    }

    @Test
    void aKeyThatIsStruckWhileItSoundsIsTheTopVoiceStill() {
        melody.strike(72, NOTHING, 0);

        assertEquals(1, melody.before(72, 72, 24));
        assertEquals(2, melody.strike(72, 72, 24));
    }

    @Test
    void ofAChordTheHighestNoteCountsHoweverItIsSpread() {
        for (int n = 0; n < 4; n++) {
            melody.strike(60, NOTHING, n * 24L);
            melody.strike(64, 60, n * 24L + 2);

            assertEquals(n, melody.before(67, 64, n * 24L + 4));
            assertEquals(n + 1, melody.strike(67, 64, n * 24L + 4));
        }
    }

    @Test
    void afterAResetNothingWasStruck() {
        melody.strike(72, NOTHING, 0);
        melody.reset();

        assertEquals(0, melody.before(72, NOTHING, 24));
        assertEquals(1, melody.strike(72, NOTHING, 24));
    }

    @Test
    void allocatesNothing() {
        Melody other = new Melody();

        assertEquals(0, Allocation.bytesOf(() -> {
            for (int n = 0; n < 300; n++) {
                melody.strike(60 + n % 3, NOTHING, n * 5L);
                other.copyFrom(melody);
            }
        }));
    }

    /// Every note ends with the onset after it, so that what sounds is what was struck at the same onset.
    @Property
    void countsLikeOneWhoKeepsEveryOnset(
            @ForAll @Size(max = 60) List<@IntRange(min = 60, max = 62) Integer> pitches,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 5) Integer> waits) {
        Melody tested = new Melody();
        List<Integer> tops = new ArrayList<>(); // of each onset
        long tick = 0;
        long lastTick = -100;
        for (int n = 0; n < Math.min(pitches.size(), waits.size()); n++) {
            tick += waits.get(n);
            if (tick - lastTick > 2) {
                tops.add(NOTHING);
            }
            lastTick = tick;
            int pitch = pitches.get(n);
            int highest = tops.getLast();
            int before = pitch < highest ? 0 : rowOf(pitch, tops.subList(0, tops.size() - 1));
            tops.set(tops.size() - 1, Math.max(pitch, highest));

            assertEquals(before, tested.before(pitch, highest, tick));
            assertEquals(rowOf(tops.getLast(), tops), tested.strike(pitch, highest, tick));

            Melody copy = new Melody();
            copy.strike(61, NOTHING, 7);
            copy.copyFrom(tested);
            tested = copy;
        }
    }

    private static int rowOf(int pitch, List<Integer> tops) {
        int row = 0;
        while (row < tops.size() && tops.get(tops.size() - 1 - row) == pitch) {
            row++;
        }
        return row;
    }
}
