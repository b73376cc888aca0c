package continuo.live;

import static continuo.live.Session.BEAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.generate.Constraints;
import continuo.live.RecordingOutput.Sent;
import continuo.midi.ShortMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The last answer once more, or another one.
class AgainTest {

    private static final LiveSettings SETTINGS = SessionTest.with(Session.SETTINGS, 1, 8);

    private final Session session = new Session(SETTINGS);

    /// What is played from now on, from its first note on.
    private List<Sent> played(Runnable action) {
        int before = session.playedSinceBegin().size();
        action.run();
        session.pass(20 * BEAT);
        List<Sent> all = session.playedSinceBegin();
        List<Sent> played = all.subList(before, all.size());
        assertFalse(played.isEmpty(), "nothing was played");
        long first = played.getFirst().atNanos();
        return played.stream()
                .map(one -> new Sent(one.atNanos() - first, one.message()))
                .toList();
    }

    private List<Sent> answer() {
        return played(() -> session.chord(4 * BEAT, 60, 64, 67));
    }

    @Test
    void theAnswerComesOnceMoreOnTheNextBeat() {
        List<Sent> answer = answer();
        long asked = session.now();
        List<Sent> again = played(session::again);

        assertEquals(answer, again);
        long first = session.noteOnsSinceBegin().stream()
                .mapToLong(Sent::atNanos)
                .filter(at -> at > asked)
                .min()
                .orElseThrow();
        long firstOfAll = session.noteOnsSinceBegin().getFirst().atNanos();
        assertTrue(first - asked <= 2 * BEAT, "late: " + (first - asked));
        assertTrue((first - firstOfAll + 500) % BEAT < 1_000, "off the beat");
        assertEquals(answer, played(session::again), "and once more");
    }

    @Test
    void anotherAnswerIsAnotherEachTime() {
        List<Sent> first = answer();
        List<Sent> second = played(session::another);
        List<Sent> third = played(session::another);

        assertNotEquals(first, second);
        assertNotEquals(first, third);
        assertNotEquals(second, third);
        assertEquals(third, played(session::again), "what was given last");
    }

    @Test
    void inTheMidstOfAnAnswerItBeginsAnew() {
        session.chord(4 * BEAT, 60, 64, 67);
        session.pass(5 * BEAT);
        int heard = session.noteOnsSinceBegin().size();
        assertTrue(heard > 0);
        session.again();
        assertEquals(0, session.soundingNow());
        session.pass(20 * BEAT);
        assertEquals(2 * heard, session.noteOnsSinceBegin().size(), "as far as it was heard");
    }

    @Test
    void aKeyEndsWhatIsRepeatedAndItsPhraseIsAnsweredAsEver() {
        answer();
        session.again();
        session.pass(2 * BEAT);
        session.press(60, 80);
        assertEquals(0, session.soundingNow());
        session.release(60);
        int before = session.noteOnsSinceBegin().size();
        session.pass(20 * BEAT);
        assertTrue(session.noteOnsSinceBegin().size() > before, "no answer");
        assertEquals(0, session.meters.report().errors());
    }

    @Test
    void nothingIsPlayedWhileThePlayerDoesOrWhereNothingWasAnswered() {
        session.again();
        session.another();
        assertTrue(session.said.getLast().contains("no answer yet"), session.said.toString());
        answer();
        session.press(60, 80);
        int before = session.noteOnsSinceBegin().size();
        session.again();
        session.another();
        session.pass(3 * BEAT);
        assertEquals(before, session.noteOnsSinceBegin().size());
        assertTrue(session.said.getLast().contains("Let go"), session.said.toString());
    }

    @Test
    void whatBreaksALimitThatWasSetSinceIsLeftOut() {
        List<Sent> answer = answer();
        session.settings(SETTINGS.with(SETTINGS.generation().with(new Constraints("C pentatonic", 64, 64, 0, 0, 0))));
        List<Sent> again = played(session::again);

        assertEquals(answer.stream().filter(AgainTest::isInCPentatonic).count(), again.size());
        assertTrue(again.size() < answer.size());
    }

    private static boolean isInCPentatonic(Sent note) {
        return List.of(0, 2, 4, 7, 9).contains(ShortMessages.data1(note.message()) % 12);
    }

    @Test
    void aPhraseThatWaitsGetsItsAnswerSooner() {
        session.settings(SessionTest.with(SETTINGS, 8, 8));
        session.chord(4 * BEAT, 60, 64, 67);
        session.pass(BEAT);
        session.another();
        session.pass(6 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }
}
