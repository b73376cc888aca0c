package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.RecordingOutput.Sent;
import continuo.midi.ShortMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `mode: together`: it plays while the player plays.
class TogetherTest {

    private static final LiveSettings SETTINGS = Session.SETTINGS.with(Mode.TOGETHER);
    private static final int VELOCITY = 70;

    private final Session session = new Session(SETTINGS);

    /// Eighths, in `[pitch, pitch + 7]`.
    private void play(int pitch, int beats) {
        for (int note = 0; note < 2 * beats; note++) {
            int key = pitch + new int[] {0, 2, 4, 5, 7, 5, 4, 2}[note % 8];
            session.press(key, VELOCITY);
            session.pass(BEAT / 2 - 10 * MILLI);
            session.release(key);
            session.pass(10 * MILLI);
        }
    }

    private List<Sent> playedFrom(long nanos) {
        return session.noteOnsSinceBegin().stream()
                .filter(note -> note.atNanos() >= nanos)
                .toList();
    }

    @Test
    void playsWhileThePlayerDoesOutsideHisRegisterAndSofter() {
        play(72, 40);

        assertTrue(
                session.noteOnsSinceBegin().size() > 10,
                "notes: " + session.noteOnsSinceBegin().size());
        for (Sent note : session.noteOnsSinceBegin()) {
            int pitch = ShortMessages.data1(note.message());
            assertTrue(pitch < 70 || pitch > 81, "in his register: " + note);
            assertTrue(ShortMessages.data2(note.message()) < VELOCITY, "as loud as he: " + note);
        }
    }

    @Test
    void isOutOfTheRegisterWithinABeat() {
        play(72, 20);
        play(40, 20);
        long moved = 20 * BEAT;
        List<Sent> sounding = session.sentSinceBegin();
        for (int pitch = 38; pitch <= 49; pitch++) {
            boolean sounds = false;
            for (Sent one : sounding) {
                if (one.atNanos() > moved + 5 * BEAT) {
                    assertFalse(sounds, pitch + " still sounds");
                }
                sounds = ShortMessages.data1(one.message()) == pitch ? ShortMessages.isPress(one.message()) : sounds;
            }
        }
    }

    @Test
    void playsLittleWhileHeIsBusyAndFillsHisPauses() {
        session.settings(SessionTest.with(SETTINGS, 1, 64));
        play(72, 40);
        long paused = session.now();
        session.pass(60 * BEAT);

        List<Sent> busy = session.noteOnsSinceBegin();
        for (int note = 3; note < busy.size() && busy.get(note).atNanos() < paused; note++) {
            long apart = busy.get(note).atNanos() - busy.get(note - 3).atNanos();
            assertTrue(apart >= BEAT - 1, "four notes in a beat: " + busy.get(note));
        }
        assertFalse(playedFrom(paused + BEAT).isEmpty());
    }

    @Test
    void restsSomeBeatsAfterHisLastKeyAndComesInAgain() {
        play(72, 20);
        session.pass(60 * BEAT);
        assertEquals(0, session.soundingNow());
        assertTrue(playedFrom(29 * BEAT).isEmpty());

        play(72, 20);
        assertFalse(playedFrom(80 * BEAT).isEmpty());
    }
}
