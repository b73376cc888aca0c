package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.Allocation;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
        assertEquals(0, melody.strike(48, 72, 12));
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
    void theHighestNoteOfAChordCountsEvenIfItHasEndedBeforeTheChordIsWhole() {
        melody.strike(72, NOTHING, 0);
        assertEquals(0, melody.before(60, NOTHING, 2));
        assertEquals(0, melody.strike(60, NOTHING, 2));

        assertEquals(2, melody.strike(72, 60, 24));
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

    @Property
    void countsLikeOneWhoKeepsEveryOnset(@ForAll @Size(max = 80) List<@From("strikes") Strike> strikes) {
        Melody tested = new Melody();
        List<Integer> tops = new ArrayList<>(); // of each onset: its top voice, or nothing
        long tick = 0;
        long lastTick = -100;
        List<Strike> sounding = new ArrayList<>();
        for (Strike strike : strikes) {
            tick += strike.after;
            if (tick - lastTick > 2) {
                tops.add(NOTHING);
            }
            lastTick = tick;
            long now = tick;
            sounding.removeIf(other -> other.endTick <= now || other.pitch == strike.pitch);
            int highest = sounding.stream().mapToInt(other -> other.pitch).max().orElse(NOTHING);
            boolean top = strike.pitch >= Math.max(highest, tops.getLast());
            int before = top ? rowOf(strike.pitch, tops.subList(0, tops.size() - 1)) : 0;

            assertEquals(before, tested.before(strike.pitch, highest, tick));
            assertEquals(top ? before + 1 : 0, tested.strike(strike.pitch, highest, tick));

            if (top) {
                tops.set(tops.size() - 1, strike.pitch);
            }
            sounding.add(new Strike(strike.pitch, 0, tick + strike.endTick));
            Melody copy = new Melody();
            copy.strike(61, NOTHING, 7);
            copy.copyFrom(tested);
            tested = copy;
        }
    }

    /// @param endTick its length, until it is struck
    record Strike(int pitch, int after, long endTick) {}

    @Provide
    static Arbitrary<Strike> strikes() {
        return Combinators.combine(
                        Arbitraries.integers().between(60, 63),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.longs().between(1, 12))
                .as(Strike::new);
    }

    /// How often the note has come in a row by the last of the onsets, those without a top voice aside.
    private static int rowOf(int pitch, List<Integer> tops) {
        List<Integer> voice = tops.stream().filter(top -> top != NOTHING).toList();
        int row = 0;
        while (row < voice.size() && voice.get(voice.size() - 1 - row) == pitch) {
            row++;
        }
        return row;
    }
}
