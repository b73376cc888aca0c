package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.ShortMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `mode: finish`: it plays on over a chord for as long as that is held.
class FinishTest {

    private static final LiveSettings SETTINGS = Session.SETTINGS.with(Mode.FINISH);
    private static final List<Integer> C_MAJOR = List.of(0, 4, 7);
    private static final List<Integer> F_SHARP_MAJOR = List.of(6, 10, 1);

    private final Session session = new Session(SETTINGS);

    private void press(int... pitches) {
        for (int pitch : pitches) {
            session.press(pitch, 80);
            session.pass(5 * MILLI);
        }
    }

    private void release(int... pitches) {
        for (int pitch : pitches) {
            session.release(pitch);
        }
    }

    @Test
    void playsOverAChordAndEndsWithIt() {
        press(48, 52, 55);
        session.pass(100 * BEAT);
        assertTrue(session.noteOnsSinceBegin().getFirst().atNanos() < 2 * BEAT);
        assertTrue(session.noteOnsSinceBegin().getLast().atNanos() > 80 * BEAT, "a chord that is held is believed");

        release(48, 52, 55);
        assertEquals(0, session.soundingNow());
        int played = session.noteOnsSinceBegin().size();
        session.pass(40 * BEAT);
        assertEquals(played, session.noteOnsSinceBegin().size());
    }

    @Test
    void oneKeyIsNoChord() {
        press(48);
        session.pass(40 * BEAT);
        assertEquals(List.of(), session.noteOnsSinceBegin());
    }

    @Test
    void aPedalHoldsAChordAsKeysDo() {
        session.message(ShortMessages.controlChange(0, ShortMessages.SUSTAIN_PEDAL, 127));
        press(48, 52, 55);
        release(48, 52, 55);
        session.pass(40 * BEAT);
        assertTrue(session.noteOnsSinceBegin().getLast().atNanos() > 30 * BEAT);

        session.message(ShortMessages.controlChange(0, ShortMessages.SUSTAIN_PEDAL, 0));
        assertEquals(0, session.soundingNow());
    }

    @Test
    void changesWhenTheChordChanges() {
        press(48, 52, 55);
        session.pass(300 * BEAT);
        int before = session.noteOnsSinceBegin().size();
        double inC = share(0, before, C_MAJOR);
        double inFSharp = share(0, before, F_SHARP_MAJOR);
        assertTrue(inC > 1.5 * inFSharp, inC + " in C, " + inFSharp + " in F sharp");

        press(54, 58, 61);
        release(48, 52, 55);
        session.pass(300 * BEAT);
        int after = session.noteOnsSinceBegin().size();
        assertTrue(
                share(before, after, F_SHARP_MAJOR) > 1.5 * share(before, after, C_MAJOR),
                share(before, after, F_SHARP_MAJOR) + " in F sharp, " + share(before, after, C_MAJOR) + " in C");
    }

    private double share(int from, int to, List<Integer> classes) {
        assertFalse(from == to, "nothing was played");
        return session.noteOnsSinceBegin().subList(from, to).stream()
                        .filter(note -> classes.contains(ShortMessages.data1(note.message()) % 12))
                        .count()
                / (double) (to - from);
    }

    @Test
    void aChordThatIsHeldWhenTheModeComesIntoForceIsPlayedOver() {
        session.settings(SETTINGS.with(Mode.LISTEN));
        press(48, 52, 55);
        session.settings(SETTINGS);
        session.pass(8 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }
}
