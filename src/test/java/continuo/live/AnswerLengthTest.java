package continuo.live;

import static continuo.live.ClockedPlaying.START;
import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `answer-length` in bars, and endless.
class AnswerLengthTest {

    private static final LiveSettings SETTINGS = SessionTest.with(Session.SETTINGS, 1, 0);

    private static LiveSettings bars(int bars) {
        return SETTINGS.with(SETTINGS.timing().with(StartOn.BAR).withAnswerBars(bars));
    }

    private static Session answering(LiveSettings settings) {
        Session session = new Session(settings);
        session.chord(BEAT / 2, 60, 64, 67);
        return session;
    }

    private static List<Long> onsets(Session session) {
        return session.noteOnsSinceBegin().stream()
                .map(RecordingOutput.Sent::atNanos)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void anAnswerOfBarsEndsOnTheLastBarLine(int bars) {
        Session session = answering(bars(bars));
        session.pass((4L * bars + 60) * BEAT);
        long first = onsets(session).getFirst();
        assertEquals(4 * BEAT, first, "on the second bar");
        long last = onsets(session).getLast();
        assertTrue(last <= first + 4L * bars * BEAT, "ends late: " + last);
        assertTrue(bars < 8 || last > first + 24 * BEAT, "ends early: " + last); // this network leaves long rests
        assertEquals(0, session.soundingNow());
    }

    @Test
    void anEndlessOneLastsUntilAKeyIsStruck() {
        Session session = answering(bars(Timing.ENDLESS));
        session.pass(400 * BEAT);
        assertTrue(onsets(session).getLast() > 390 * BEAT, "ended");
        session.press(60, 80);
        assertEquals(0, session.soundingNow());
        int before = onsets(session).size();
        session.pass(20 * BEAT);
        assertEquals(before, onsets(session).size());
        assertEquals(0, session.meters.report().hanging());
    }

    @Test
    void anEndlessOneEndsWhereItIsToEndByNow() {
        Session session = answering(bars(Timing.ENDLESS));
        session.pass(50 * BEAT);
        session.settings(bars(2));
        session.pass(60 * BEAT);
        assertTrue(onsets(session).getLast() < 60 * BEAT, "still plays");
        assertEquals(0, session.soundingNow());
    }

    @Test
    void anAnswerThatIsToHaveNoEndAnyMoreGoesOn() {
        Session session = answering(bars(4));
        session.pass(10 * BEAT);
        session.settings(bars(Timing.ENDLESS));
        session.pass(100 * BEAT);
        assertTrue(onsets(session).getLast() > 90 * BEAT, "ended");
    }

    @Test
    void togetherGoesOnWithoutThePlayerWhereItIsEndless() {
        Session session = new Session(bars(Timing.ENDLESS).with(Mode.TOGETHER));
        for (int quarter = 0; quarter < 16; quarter++) {
            session.chord(BEAT / 2, 40 + quarter % 7);
            session.pass(BEAT / 2);
        }
        session.pass(100 * BEAT);
        assertTrue(onsets(session).getLast() > 100 * BEAT, "ended");
        session.settings(bars(1).with(Mode.TOGETHER));
        long end = session.now();
        session.pass(100 * BEAT);
        assertTrue(onsets(session).getLast() < end + BEAT, "goes on");
        assertEquals(0, session.soundingNow());
    }

    @Test
    void barsAreThoseOfTheClock() {
        double beat = 60e9 / 100;
        long begin = 3_000 * MILLI;
        Random random = new Random(3);
        LiveSettings settings = Script.following(BeatSource.CLOCK);
        Session session =
                new Session(settings.with(settings.timing().with(StartOn.BAR).withAnswerBars(3)));
        session.found();
        new ClockedPlaying()
                .add(begin - MILLI, START)
                .clock(begin, beat, 64, 2 * MILLI, random)
                .bars(begin + Math.round(9 * beat), beat, 3, random)
                .play(session);
        assertFalse(onsets(session).isEmpty());
        double first = (onsets(session).getFirst() - begin) / beat;
        double last = (onsets(session).getLast() - begin) / beat;
        assertEquals(24, first, 0.01);
        assertTrue(last > 33 && last < 36.01, "last at " + last);
    }
}
