package continuo.live.improvise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PhraseTest {

    private final Phrase phrase = new Phrase();

    @Test
    void aKeyBeforeTheEndMakesThePhraseLonger() {
        phrase.pressed(100, false, 30);
        phrase.fellSilent(200, 200, 50);
        phrase.pressed(249, false, 30);
        phrase.fellSilent(300, 300, 50);
        assertEquals(350, phrase.dueNanos());
        assertEquals(200, phrase.lengthNanos());
    }

    @Test
    void aKeyAfterTheAnswerBeginsAnother() {
        phrase.pressed(100, false, 30);
        phrase.fellSilent(200, 200, 50);
        phrase.pressed(260, true, 30);
        assertFalse(phrase.isOver());
        phrase.fellSilent(300, 300, 50);
        assertEquals(40, phrase.lengthNanos());
    }

    @Test
    void aBreathBeforeAnAnswerIsHeardBelongsToThePhrase() {
        phrase.pressed(100, false, 30);
        phrase.fellSilent(200, 200, 50);
        phrase.pressed(279, false, 30);
        phrase.fellSilent(300, 300, 50);
        assertEquals(200, phrase.lengthNanos());
    }

    @Test
    void endsWhereSomethingWasHeardLastNotWhereItIsFoundOut() {
        phrase.pressed(100, false, 30);
        phrase.fellSilent(9_000, 200, 50);
        assertEquals(100, phrase.lengthNanos());
        assertEquals(9_050, phrase.dueNanos());
    }

    @Test
    void aKeyLongAfterTheEndBeginsAnotherThoughNothingWasAnswered() {
        phrase.pressed(100, false, 30);
        phrase.fellSilent(200, 200, 50);
        phrase.pressed(280, false, 30);
        assertFalse(phrase.isOver());
        phrase.fellSilent(300, 300, 50);
        assertEquals(20, phrase.lengthNanos());
    }

    @Test
    void aForgottenPhraseIsNotAnswered() {
        phrase.pressed(100, false, 30);
        phrase.forget();
        phrase.fellSilent(200, 200, 50);
        assertFalse(phrase.isOver());
    }

    @Test
    void anotherSilenceMovesTheEndButNotIntoThePast() {
        phrase.pressed(100, false, 30);
        phrase.fellSilent(200, 200, 50);
        phrase.silence(500, 210);
        assertEquals(700, phrase.dueNanos());
        phrase.silence(5, 220);
        assertEquals(220, phrase.dueNanos());
        assertTrue(phrase.isOver());
    }
}
