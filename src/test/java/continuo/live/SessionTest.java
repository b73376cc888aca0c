package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.ShortMessages;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose turn it is, and what is answered when.
class SessionTest {

    private static final LiveSettings SETTINGS = Session.SETTINGS;

    private final Session session = new Session(SETTINGS);

    @Test
    void answersWithinABeatOnceTheSilenceHasLasted() {
        session.chord(2 * BEAT, 60, 64, 67);
        long due = session.now() + BEAT;
        session.pass(20 * BEAT);

        List<RecordingOutput.Sent> played = session.noteOnsSinceBegin();
        assertFalse(played.isEmpty());
        assertTrue(played.getFirst().atNanos() >= due, played.toString());
        assertTrue(played.getFirst().atNanos() <= due + BEAT, played.toString());
    }

    @Test
    void whichFingerOfAChordIsFirstMakesNoDifferenceWherePlayingKeepsToABeat() {
        assertFalse(answerToChords(60, 64, 67).isEmpty());
        assertEquals(answerToChords(60, 64, 67), answerToChords(67, 60, 64));
        assertEquals(answerToChords(60, 64, 67), answerToChords(64, 67, 60));
    }

    /// Four beats, and eight chords on the beat, whose keys go down 5 ms after each other.
    private static List<RecordingOutput.Sent> answerToChords(int first, int second, int third) {
        Session session = new Session(SETTINGS);
        for (int beat = 0; beat < 4; beat++) { // so that there is one
            session.chord(BEAT / 2, 60);
            session.pass(BEAT / 2);
        }
        for (int chord = 0; chord < 8; chord++) {
            for (int pitch : new int[] {first, second, third}) {
                session.press(pitch, 80);
                session.pass(5 * MILLI);
            }
            session.pass(BEAT / 2);
            List.of(60, 64, 67).forEach(session::release);
            session.pass(BEAT / 2 - 15 * MILLI);
        }
        session.pass(20 * BEAT);
        return session.noteOnsSinceBegin();
    }

    @Test
    void theAnswerLastsAsLongAsThePhrase() {
        session.chord(16 * BEAT, 60, 64, 67);
        session.pass(40 * BEAT);

        List<RecordingOutput.Sent> played = session.noteOnsSinceBegin();
        long first = played.getFirst().atNanos();
        assertTrue(played.getLast().atNanos() <= first + 16 * BEAT, played.toString());
        assertTrue(played.getLast().atNanos() > first + 2 * BEAT, played.toString());
        assertEquals(0, session.soundingNow());
    }

    /// It changes the settings forty times a second, in the silence before the answer too.
    @Test
    void aFaderThatNeverRestsHoldsNoAnswerBack() {
        for (LiveSettings settings : List.of(SETTINGS, LiveSettings.DEFAULT)) {
            Session moved = new Session(settings);
            moved.chord(16 * BEAT, 60, 64, 67);
            for (int move = 0; move < 400; move++) {
                moved.settings(settings.with(settings.generation().withTemperature(move % 100 / 50.0)));
                moved.pass(25 * MILLI);
            }
            assertFalse(moved.noteOnsSinceBegin().isEmpty(), settings.toString());

            moved.pass(60 * BEAT);
            assertEquals(0, moved.soundingNow());
            assertEquals(0, moved.meters.errors().get());
        }
    }

    @Test
    void theAnswerLastsAsLongAsTheSettingsSay() {
        session.settings(with(SETTINGS, 1, 2));
        session.chord(8 * BEAT, 60, 64, 67);
        session.pass(30 * BEAT);

        List<RecordingOutput.Sent> played = session.noteOnsSinceBegin();
        assertTrue(played.getLast().atNanos() <= played.getFirst().atNanos() + 2 * BEAT, played.toString());
    }

    @Test
    void waitsAsLongAsThePedalHolds() {
        session.message(ShortMessages.controlChange(0, 64, 127));
        session.chord(BEAT, 60, 64);
        session.pass(10 * BEAT);
        assertTrue(session.noteOnsSinceBegin().isEmpty());

        session.message(ShortMessages.controlChange(0, 64, 0));
        session.pass(10 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void aKeyThatGoesDownStopsTheAnswerAtOnce() {
        session.chord(20 * BEAT, 60, 64, 67);
        passUntilPlaying();

        session.press(72, 90);

        assertEquals(0, session.soundingNow());
        int played = session.noteOnsSinceBegin().size();
        session.pass(10 * BEAT);
        assertEquals(played, session.noteOnsSinceBegin().size());
    }

    @Test
    void answersAgainAfterAnInterruption() {
        session.chord(20 * BEAT, 60, 64, 67);
        passUntilPlaying();
        session.chord(BEAT, 72);
        int played = session.noteOnsSinceBegin().size();
        session.pass(10 * BEAT);
        assertTrue(session.noteOnsSinceBegin().size() > played);
    }

    @Test
    void onlyListensWhenToldTo() {
        session.settings(SETTINGS.with(Mode.LISTEN));
        session.chord(BEAT, 60, 64);
        session.pass(20 * BEAT);
        assertTrue(session.noteOnsSinceBegin().isEmpty());
        assertEquals(2, session.meters.heard().get());
    }

    @Test
    void fallsSilentWhenItIsToListenOnly() {
        session.chord(20 * BEAT, 60, 64, 67);
        passUntilPlaying();
        session.settings(SETTINGS.with(Mode.LISTEN));
        assertEquals(0, session.soundingNow());
    }

    @Test
    void doesNotAnswerAPhraseThatALostPortCutOff() {
        session.press(60, 80);
        session.pass(BEAT);
        session.lost();
        session.pass(20 * BEAT);
        assertTrue(session.noteOnsSinceBegin().isEmpty());
        assertEquals(1, session.said.size());

        session.chord(BEAT, 60);
        session.pass(20 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void answersAfterAReleaseThatNeverCame() {
        session.press(60, 80);
        session.chord(BEAT, 64);
        session.pass(20 * BEAT);
        assertTrue(session.noteOnsSinceBegin().isEmpty());
        session.pass(60 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void panicEndsEverything() {
        session.chord(20 * BEAT, 60, 64, 67);
        passUntilPlaying();
        session.press(50, 60);
        session.panic();
        int played = session.noteOnsSinceBegin().size();
        session.pass(100 * BEAT);
        assertEquals(0, session.soundingNow());
        assertEquals(played, session.noteOnsSinceBegin().size());
    }

    @Test
    void hearsOnlyItsChannel() {
        session.settings(new LiveSettings(
                SETTINGS.tempo(),
                BeatSource.SET,
                Mode.ANSWER,
                1,
                0,
                0,
                5,
                SETTINGS.echoWindowNanos(),
                SETTINGS.lateLimitNanos(),
                SETTINGS.maxNoteNanos(),
                WaitStyle.BLOCKING,
                1,
                SETTINGS.generation()));
        session.press(60, 80);
        session.message(ShortMessages.noteOn(5, 62, 80));
        assertEquals(1, session.meters.heard().get());
    }

    @Test
    void wakesFromSleepWithoutABurst() {
        session.chord(8 * BEAT, 60, 64, 67);
        passUntilPlaying();
        int played = session.noteOnsSinceBegin().size();
        session.sleep(3 * 3_600_000 * MILLI);
        session.pass(10 * BEAT);
        assertEquals(played, session.noteOnsSinceBegin().size());
        assertEquals(0, session.soundingNow());

        session.chord(BEAT, 60, 64, 67);
        session.pass(10 * BEAT);
        assertTrue(session.noteOnsSinceBegin().size() > played);
    }

    @Test
    void anAnswerDoesNotDependOnWhetherTheOneBeforeWasDrawnInTime() {
        Session stalled = new Session(SETTINGS);
        session.chord(8 * BEAT, 60, 64, 67);
        stalled.chord(8 * BEAT, 60, 64, 67);
        session.pass(6 * BEAT);
        stalled.stall(6 * BEAT, true);
        assertTrue(
                session.noteOnsSinceBegin().size() > stalled.noteOnsSinceBegin().size());

        long again = session.now();
        List<List<RecordingOutput.Sent>> answers = new ArrayList<>();
        for (Session each : List.of(session, stalled)) {
            each.chord(4 * BEAT, 62, 65);
            each.pass(20 * BEAT);
            answers.add(each.noteOnsSinceBegin().stream()
                    .filter(note -> note.atNanos() > again)
                    .toList());
        }
        assertFalse(answers.getFirst().isEmpty());
        assertEquals(answers.getFirst(), answers.getLast());
    }

    @Test
    void followsATempoThatChangesInMidAnswer() {
        session.settings(with(SETTINGS, 1, 96));
        session.chord(BEAT, 60, 64, 67);
        passUntilPlaying();
        int before = session.noteOnsSinceBegin().size();
        session.settings(with(SETTINGS.with(new Tempo(60)), 1, 96));
        session.pass(200 * BEAT);
        List<RecordingOutput.Sent> played = session.noteOnsSinceBegin();
        long tick = Math.round(new Tempo(60).nanosPerTick());
        // The first gap may lie across the change.
        for (int note = before + 2; note < played.size(); note++) {
            long gap = played.get(note).atNanos() - played.get(note - 1).atNanos();
            long ticks = Math.round((double) gap / tick);
            assertTrue(Math.abs(gap - ticks * tick) < 1000, "gap of " + gap);
        }
        assertTrue(played.size() > before + 5, played.toString());
    }

    @Test
    void takesFiftyNotesASecondForAMinute() {
        for (int note = 0; note < 3_000; note++) {
            session.chord(10 * MILLI, 40 + note % 40);
            session.pass(10 * MILLI);
        }
        LiveReport report = session.meters.report();
        assertEquals(3_000, report.heard());
        assertEquals(0, report.dropped());
        assertEquals(0, report.errors());
    }

    @Test
    void aFullRingDropsAndCountsAndHoldsNoKeyForEver() {
        for (int note = 0; note < 200; note++) {
            session.messageUnattended(ShortMessages.noteOn(0, 30 + note % 64, 80));
        }
        session.pass(20 * BEAT);
        session.message(ShortMessages.controlChange(0, 1, 1)); // nothing that counts, but the ring is read
        session.settings(SETTINGS);
        session.pass(20 * BEAT);

        assertEquals(
                200, session.meters.heard().get() + session.meters.unheard().get());
        assertTrue(session.meters.unheard().get() > 100);
        assertFalse(session.noteOnsSinceBegin().isEmpty(), "keys still count as held");
    }

    @Test
    void aFailureEndsThePhraseSoThatNoAnswerLastsAsLongAsAllBeforeIt() {
        session.press(60, 80);
        session.pass(20 * BEAT);
        session.failObserver();
        session.release(60);
        session.chord(BEAT, 62);
        session.pass(40 * BEAT);

        List<RecordingOutput.Sent> played = session.noteOnsSinceBegin();
        assertFalse(played.isEmpty());
        assertTrue(played.getLast().atNanos() < 26 * BEAT, () -> "still playing at " + played.getLast());
    }

    @Test
    void passesOverWhatTellsNothingAboutNotes() {
        for (int message : new int[] {0xF8, 0xFE, 0xFF, 0xF0, 0xC0, 0xE0, 0xA0, 0x7F7F7F, 0, 0xB0 | 1 << 8, -1}) {
            session.message(message);
        }
        session.message(ShortMessages.noteOn(0, 60, 0));
        assertEquals(0, session.meters.heard().get());
        session.chord(BEAT, 60);
        session.pass(10 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    private void passUntilPlaying() {
        for (int step = 0; step < 1_000 && session.soundingNow() == 0; step++) {
            session.pass(5 * MILLI);
        }
        assertTrue(session.soundingNow() > 0, "nothing is played");
    }

    static LiveSettings with(LiveSettings s, double silenceBeats, double answerBeats) {
        return new LiveSettings(
                s.tempo(),
                BeatSource.SET,
                s.mode(),
                silenceBeats,
                answerBeats,
                s.outputChannel(),
                s.inputChannel(),
                s.echoWindowNanos(),
                s.lateLimitNanos(),
                s.maxNoteNanos(),
                s.waiting(),
                s.seed(),
                s.generation());
    }

    /// Where an answer had nothing more to say, other settings may let it go on: from there, and not from its last
    /// note.
    @Test
    void whatIsDrawnAnewAfterASettingHasMovedIsNotInThePast() {
        for (int move = 0; move < 40; move++) {
            Session moved = new Session(LiveSettings.DEFAULT.with(Tempo.UNMARKED), 40 * MILLI, 1, 1_000_000 * MILLI);
            moved.chord(2_099 * MILLI, 60);
            moved.pass((600 + 50L * move) * MILLI);
            moved.settings(Session.SETTINGS);
            moved.pass(20 * BEAT);
            assertEquals(0, moved.meters.report().late(), "moved after " + move);
            assertEquals(0, moved.meters.report().dropped());
        }
    }
}
