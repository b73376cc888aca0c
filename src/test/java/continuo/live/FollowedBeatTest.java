package continuo.live;

import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.music.Tempo;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// `tempo: auto`: the beat is found in what is played, and answers keep to it.
class FollowedBeatTest {

    private static final LiveSettings AUTO = auto(Session.SETTINGS);
    private static final int[] TUNE = {72, 74, 76, 77, 79, 76, 74, 71};

    @Test
    void theAnswerBeginsOnTheBeatOfThePlayer() {
        for (long beat : LongStream.of(480 * MILLI, 650 * MILLI, 830 * MILLI).toArray()) {
            Session session = new Session(AUTO);
            play(session, beat, 8);
            session.pass(12 * beat);

            List<RecordingOutput.Sent> played = session.noteOnsSinceBegin();
            assertFalse(played.isEmpty(), "no answer at " + beat);
            long first = played.getFirst().atNanos();
            long off = Math.floorMod(first + beat / 2, beat) - beat / 2;
            assertTrue(Math.abs(off) < 40 * MILLI, "off the beat of " + beat + " by " + off);
            assertTrue(first - 32 * beat <= 3 * beat, "late: " + (first - 32 * beat));
        }
    }

    @Test
    void whatGoesOnAfterAShortSilenceIsOnePhrase() {
        Session session = new Session(AUTO);
        play(session, 600 * MILLI, 6);
        session.pass(300 * MILLI);
        play(session, 600 * MILLI, 4);
        session.pass(60_000 * MILLI); // longer than the phrase, and so than the answer

        assertFalse(session.noteOnsSinceBegin().isEmpty());
        assertEquals(0, session.soundingNow());
        assertEquals(0, session.meters.errors().get());
    }

    @Test
    void answersAreTheSameHoweverOftenTheStageIsWoken() {
        List<RecordingOutput.Sent> expected = answers(1);
        assertFalse(expected.isEmpty());

        assertEquals(expected, answers(7 * MILLI));
        assertEquals(expected, answers(40 * MILLI));
    }

    private static List<RecordingOutput.Sent> answers(long tickNanos) {
        Session session = new Session(AUTO, 0, tickNanos, 1_000_000 * MILLI);
        for (int phrase = 0; phrase < 3; phrase++) {
            play(session, 560 * MILLI, 6);
            session.pass((3L + 4L * phrase) * 700 * MILLI);
        }
        session.pass(20_000 * MILLI);
        return session.noteOnsSinceBegin();
    }

    @Test
    void withoutABeatItAnswersAsEver() {
        Session session = new Session(AUTO);
        session.chord(900 * MILLI, 60, 64, 67);
        session.pass(5_000 * MILLI);

        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void theTempoCanBeSetAndFoundInTurns() {
        Session session = new Session(AUTO);
        play(session, 600 * MILLI, 6);
        session.settings(Session.SETTINGS.with(new Tempo(90)));
        session.pass(8_000 * MILLI);
        session.settings(AUTO);
        play(session, 600 * MILLI, 6);
        session.pass(60_000 * MILLI);

        assertEquals(0, session.meters.errors().get(), session.said.toString());
        assertEquals(0, session.soundingNow());
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    /// Bars of four: a bass on the first beat, a chord on the others, a tune in quavers.
    private static void play(Session session, long beat, int bars) {
        for (int bar = 0; bar < bars; bar++) {
            for (int quaver = 0; quaver < 8; quaver++) {
                int tune = TUNE[(quaver + bar) % TUNE.length];
                boolean onBeat = quaver % 2 == 0;
                session.press(tune, quaver == 0 ? 100 : 75);
                if (quaver == 0) {
                    session.press(bar % 2 == 0 ? 36 : 43, 95);
                } else if (onBeat) {
                    session.press(60, 60);
                    session.press(64, 60);
                }
                session.pass(beat / 2 - 20 * MILLI);
                session.release(tune);
                if (quaver == 0) {
                    session.release(bar % 2 == 0 ? 36 : 43);
                } else if (onBeat) {
                    session.release(60);
                    session.release(64);
                }
                session.pass(20 * MILLI);
            }
        }
    }

    private static LiveSettings auto(LiveSettings s) {
        return new LiveSettings(
                s.tempo(),
                BeatSource.AUTO,
                s.mode(),
                s.silenceBeats(),
                s.answerBeats(),
                s.outputChannel(),
                s.inputChannel(),
                s.echoWindowNanos(),
                s.lateLimitNanos(),
                s.maxNoteNanos(),
                s.waiting(),
                s.seed(),
                s.generation());
    }
}
