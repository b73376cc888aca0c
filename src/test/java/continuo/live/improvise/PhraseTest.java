package continuo.live.improvise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PhraseTest {

    private final Phrase phrase = new Phrase();

    @Test
    void aKeyBeforeTheEndMakesThePhraseLonger() {
        phrase.pressed(100);
        phrase.fellSilent(200, 50);
        phrase.pressed(249);
        phrase.fellSilent(300, 50);
        assertEquals(350, phrase.dueNanos());
        assertEquals(200, phrase.lengthNanos());
    }

    @Test
    void aKeyAfterTheEndBeginsAnother() {
        phrase.pressed(100);
        phrase.fellSilent(200, 50);
        phrase.pressed(250);
        assertFalse(phrase.isOver());
        phrase.fellSilent(300, 50);
        assertEquals(50, phrase.lengthNanos());
    }

    @Test
    void aForgottenPhraseIsNotAnswered() {
        phrase.pressed(100);
        phrase.forget();
        phrase.fellSilent(200, 50);
        assertFalse(phrase.isOver());
    }

    @Test
    void anotherSilenceMovesTheEndButNotIntoThePast() {
        phrase.pressed(100);
        phrase.fellSilent(200, 50);
        phrase.silence(500, 210);
        assertEquals(700, phrase.dueNanos());
        phrase.silence(5, 220);
        assertEquals(220, phrase.dueNanos());
        assertTrue(phrase.isOver());
    }
}
