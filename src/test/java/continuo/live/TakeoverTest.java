package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.RecordingOutput.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `mode: takeover`: the line is handed over in mid-phrase, and taken back.
class TakeoverTest {

    private static final LiveSettings FREE = LiveSettings.DEFAULT.with(Mode.TAKEOVER);
    private static final LiveSettings SET = Session.SETTINGS.with(Mode.TAKEOVER);

    private final Session session = new Session(FREE);

    @Test
    void whereThePlayingIsDenseTheFirstNoteComesAtOnce() {
        playDensely(session);
        long handed = session.now();
        session.takeover();
        session.pass(3 * MILLI);

        assertEquals(handed, firstOf(session).atNanos());
    }

    @Test
    void whereABeatRunsTheFirstNoteComesOnItsNextSixteenth() {
        Session onBeat = new Session(SET);
        playDensely(onBeat); // the beat begins with it
        onBeat.pass(7 * MILLI);
        long handed = onBeat.now();
        onBeat.takeover();
        onBeat.pass(4 * BEAT);

        long first = firstOf(onBeat).atNanos();
        assertTrue(first >= handed && first < handed + BEAT / 4, (first - handed) + " ns later");
        assertTrue((first + 500) % (BEAT / 4) < 1_000, "off the grid: " + first);
    }

    private static Sent firstOf(Session session) {
        return session.noteOnsSinceBegin().getFirst();
    }

    private static void playDensely(Session session) {
        for (int note = 0; note < 16; note++) {
            session.chord(80 * MILLI, 60 + note % 5);
            session.pass(20 * MILLI);
        }
    }

    @Test
    void playsOnUntilTheLineIsTakenBackAndEndsAtOnce() {
        playDensely(session);
        session.takeover();
        session.pass(40 * BEAT);
        assertTrue(firstOf(session).atNanos() < 4 * BEAT);
        assertTrue(session.noteOnsSinceBegin().getLast().atNanos() > 20 * BEAT);

        session.takeover();
        assertEquals(0, session.soundingNow());
        int played = session.noteOnsSinceBegin().size();
        session.pass(40 * BEAT);
        assertEquals(played, session.noteOnsSinceBegin().size());
    }

    @Test
    void aKeyTakesTheLineBackTooButNotTheLastOneOfTheChordBefore() {
        playDensely(session);
        session.press(64, 80);
        session.takeover();
        session.pass(30 * MILLI);
        session.press(67, 80);
        session.pass(20 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());

        session.press(72, 80);
        assertEquals(0, session.soundingNow());
        int played = session.noteOnsSinceBegin().size();
        session.pass(20 * BEAT);
        assertEquals(played, session.noteOnsSinceBegin().size());
    }

    /// Nothing is played without being told to.
    @Test
    void silenceIsNotAnswered() {
        playDensely(session);
        session.pass(40 * BEAT);
        assertEquals(List.of(), session.noteOnsSinceBegin());
    }

    @Test
    void anotherModeEndsTheLine() {
        playDensely(session);
        session.takeover();
        session.pass(4 * BEAT);
        session.settings(FREE.with(Mode.LISTEN));
        assertEquals(0, session.soundingNow());
        session.takeover();
        session.pass(40 * BEAT);

        assertEquals(0, session.soundingNow());
        assertTrue(session.said.getLast().contains("mode takeover"), session.said.toString());
    }

    /// The beat is found in sixteenths of 160 ms; a beat of half that length would do, too.
    @Test
    void whereABeatWasFoundTheFirstNoteComesOnItsNextSixteenth() {
        long sixteenth = 160 * MILLI;
        for (int note = 0; note < 96; note++) {
            session.press(new int[] {72, 74, 76, 77, 79, 76, 74, 71}[note / 2 % 8], note % 4 == 0 ? 100 : 70);
            session.pass(sixteenth - 10 * MILLI);
            session.release(new int[] {72, 74, 76, 77, 79, 76, 74, 71}[note / 2 % 8]);
            session.pass(10 * MILLI);
        }
        session.pass(40 * MILLI);
        long handed = session.now();
        session.takeover();
        session.pass(2 * sixteenth);

        long first = firstOf(session).atNanos();
        assertTrue(first - handed <= sixteenth, "late: " + (first - handed));
        long off = Math.floorMod(first + sixteenth / 4, sixteenth / 2) - sixteenth / 4;
        assertTrue(Math.abs(off) < 15 * MILLI, "off the beat by " + off);
        assertEquals(0, session.meters.report().errors());
    }
}
