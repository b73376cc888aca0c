package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VariationTest {

    private static final int[] THEME = {60, 64, 62, 67, 65, 72, 69, 71, 74, 76, 73, 70, 68, 66};

    private final Memory memory = new Memory();
    private final Runs runs = new Runs(memory);
    private final Variation variation = new Variation(memory);

    @BeforeEach
    void hearTheTheme() {
        for (int n = 0; n < THEME.length; n++) {
            hear(THEME[n], 20L * n);
        }
    }

    @Test
    void followsNothingBeforeFourNotesHaveComeAgain() {
        repeat(0, 3, 0);
        assertEquals(0, variation.trust());
        repeat(3, 4, 0);
        assertTellsThemeNote(4, 20);
        assertTrue(variation.trust() > 0);
    }

    @Test
    void goesOnPastANoteThatIsDifferent() {
        repeat(0, 6, 0);
        hear(100, 1120);
        assertTellsThemeNote(7, 20);
    }

    /// Chords are heard from below.
    @Test
    void waitsForTheNoteAboveOneThatIsAddedBelow() {
        repeat(0, 6, 0);
        hear(30, 1120);
        assertTellsThemeNote(6, 0);
    }

    @Test
    void goesOnPastANoteThatIsMissing() {
        repeat(0, 6, 0);
        repeat(7, 8, 0);
        assertTellsThemeNote(8, 20);
    }

    @Test
    void goesOnPastANoteThatIsAdded() {
        repeat(0, 6, 0);
        hear(50, 1110);
        assertTellsThemeNote(6, 10);
    }

    @Test
    void followsAPassageThatIsTransposed() {
        repeat(0, 6, 3);
        hear(100, 1120);
        assertEquals(3, variation.transposed());
        assertTellsThemeNote(7, 20);
    }

    @Test
    void followsHandsThatAreALittleLate() {
        repeat(0, 6, 0);
        hear(50, 1110);
        hear(THEME[6], 1124);
        assertTellsThemeNote(7, 20);
    }

    @Test
    void trustsLessWithEachMissAndGivesUp() {
        repeat(0, 8, 0);
        double before = variation.trust();
        for (int n = 0; n < 40; n++) {
            hear(30, 1160 + 20L * n);
            assertTrue(variation.trust() < before || variation.trust() == 0);
            before = variation.trust();
        }
        assertEquals(0, before);
    }

    @Test
    void isSilentWhenThePassageHasComeTwice() {
        memory.reset();
        runs.reset();
        variation.reset();
        for (int n = 0; n < 40; n++) {
            hear(60 + n % 4, 20L * n);
            assertTrue(variation.trust() == 0 || n < 12, "note " + n);
        }
    }

    private void assertTellsThemeNote(int number, long ticks) {
        assertEquals(number, variation.next());
        assertEquals(ticks, variation.ticksToNext());
    }

    /// Notes of the theme, 1,000 ticks later.
    private void repeat(int from, int to, int transposed) {
        for (int n = from; n < to; n++) {
            hear(THEME[n] + transposed, 1000 + 20L * n);
        }
    }

    private void hear(int pitch, long tick) {
        memory.add(pitch, 10, tick, tick + 5);
        runs.heard();
        variation.heard(runs.length(), runs.at());
    }
}
