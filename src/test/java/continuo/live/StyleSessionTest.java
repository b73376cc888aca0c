package continuo.live;

import static continuo.live.Session.BEAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import continuo.generate.Style;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A style, live: at the start, chosen while somebody plays, and after a long silence.
class StyleSessionTest {

    private static final long MINUTE = 120 * BEAT;

    private static LiveSettings with(LiveSettings settings, Style style) {
        return settings.with(settings.generation().with(style).withTemperature(0));
    }

    private static LiveSettings at(BeatSource beat, Style style) {
        return with(Script.with(Session.SETTINGS, beat), style);
    }

    @ParameterizedTest
    @EnumSource(
            value = BeatSource.class,
            names = {"SET", "AUTO"})
    void theFirstAnswerIsAnotherThanWithoutIt(BeatSource beat) {
        assertFalse(answer(new Session(at(beat, Script.STYLE))).isEmpty());
        assertNotEquals(answer(new Session(at(beat, Style.NONE))), answer(new Session(at(beat, Script.STYLE))));
    }

    @Test
    void oneThatIsChosenBeforeTheFirstKeyIsAsOneFromTheStart() {
        Session chosen = new Session(at(BeatSource.SET, Style.NONE));
        chosen.settings(at(BeatSource.SET, Script.STYLE));

        assertEquals(answer(new Session(at(BeatSource.SET, Script.STYLE))), answer(chosen));
    }

    @Test
    void itEndsWhatSoundsAndHoldsFromTheNextAnswerOn() {
        Session session = new Session(at(BeatSource.SET, Style.NONE));
        answer(session);
        session.chord(4 * BEAT, 60, 64, 67);
        session.pass(3 * BEAT);
        session.settings(at(BeatSource.SET, Script.STYLE));
        assertEquals(0, session.soundingNow());
        session.pass(40 * BEAT);
        assertFalse(answer(session).isEmpty());
    }

    @Test
    void aPhraseThatWaitsForItsAnswerIsAnsweredInIt() {
        Session session = new Session(at(BeatSource.SET, Style.NONE));
        play(session);
        session.settings(at(BeatSource.SET, Script.STYLE));
        session.pass(40 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void afterALongSilenceItBeginsInTheStyleAgain() {
        Session session = new Session(at(BeatSource.SET, Script.STYLE));
        List<String> first = answer(session);
        session.chord(BEAT, 50, 53, 57);
        session.chord(BEAT, 51, 54, 58);
        session.pass(40 * BEAT);
        assertNotEquals(first, answer(session));
        session.pass(MINUTE);
        assertEquals(first, answer(session));
    }

    /// What swings is told by a clock that does not know how far an answer was thought of that nobody heard.
    @Test
    void itIsToldTheSameHoweverFarAnAnswerWasThoughtOf() {
        Session prompt = new Session(Session.SETTINGS);
        Session slow = new Session(Session.SETTINGS);
        slow.wakeAtRandom(1);
        for (Session session : List.of(prompt, slow)) {
            session.settings(Script.following(BeatSource.AUTO));
            session.chord(BEAT / 4, 55, 59, 62);
            session.pass(BEAT / 4);
            session.settings(Script.settings(1));
            session.pass(40 * BEAT);
        }
        assertFalse(prompt.noteOnsSinceBegin().isEmpty());
        assertEquals(prompt.playedSinceBegin(), slow.playedSinceBegin());
    }

    private static void play(Session session) {
        session.chord(BEAT / 2, 60);
        session.chord(BEAT / 2, 62);
        session.chord(BEAT / 2, 64);
        session.chord(BEAT, 65);
    }

    /// The notes of the answer to a phrase, their onsets counted from the phrase.
    private static List<String> answer(Session session) {
        long begin = session.now();
        play(session);
        session.pass(30 * BEAT);
        return session.noteOnsSinceBegin().stream()
                .filter(note -> note.atNanos() > begin)
                .map(note -> (note.atNanos() - begin) / 1_000_000 + " " + Integer.toHexString(note.message()))
                .toList();
    }
}
