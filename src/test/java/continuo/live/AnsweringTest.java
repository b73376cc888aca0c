package continuo.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.improvise.PlannedNote;
import org.junit.jupiter.api.Test;

/// Whether Continuo is heard, from the orders to the player.
class AnsweringTest {

    private static final long MILLI = 1_000_000;

    private final Answering answering = new Answering();
    private final PlannedNote order = new PlannedNote();

    @Test
    void itIsHeardFromTheFirstNoteToTheEndOfTheLastAndInShortRests() {
        note(0, 100, 200);
        note(0, 150, 300);
        note(140, 250, 260);

        assertFalse(answering.isHeard(99 * MILLI));
        assertTrue(answering.isHeard(100 * MILLI));
        assertTrue(answering.isHeard(699 * MILLI));
        assertFalse(answering.isHeard(700 * MILLI));
        note(600, 900, 1_000);
        assertTrue(answering.isHeard(800 * MILLI), "it goes on");
        note(1_800, 2_000, 2_100);
        assertFalse(answering.isHeard(1_900 * MILLI), "the next answer");
        assertTrue(answering.isHeard(2_000 * MILLI));
    }

    @Test
    void whatIsTakenBackIsNotHeard() {
        note(0, 100, 1_400);
        order(PlannedNote.Kind.WITHDRAW, 300);
        assertFalse(answering.isHeard(750 * MILLI));
        assertTrue(answering.isHeard(250 * MILLI));
        order(PlannedNote.Kind.CANCEL, 0);
        assertFalse(answering.isHeard(250 * MILLI));
        note(260, 500, 600);
        answering.step(Step.SILENCED, 0, 0);
        assertFalse(answering.isHeard(550 * MILLI));
    }

    private void note(long millis, long dueMillis, long endMillis) {
        order.set(60, 80, dueMillis * MILLI, endMillis * MILLI, false);
        answering.ordered(millis * MILLI, order);
    }

    private void order(PlannedNote.Kind kind, long millis) {
        order.set(kind, millis * MILLI, LiveSettings.DEFAULT);
        answering.ordered(0, order);
    }
}
