package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.RecordingOutput.Sent;
import continuo.midi.ShortMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `pedal`, `hold-limit` and `own-pedal`.
class PedalsTest {

    private static final LiveSettings SETTINGS = SessionTest.with(Session.SETTINGS, 1, 8);
    private static final int LEFT_DOWN = 127;

    private static Session session(HandSettings hands) {
        return new Session(SETTINGS.with(hands));
    }

    private static void pedal(Session session, int value) {
        session.message(ShortMessages.controlChange(0, ShortMessages.SUSTAIN_PEDAL, value));
    }

    private static int played(Session session) {
        return session.noteOnsSinceBegin().size();
    }

    private static void tune(Session session) {
        for (int pitch : new int[] {60, 64, 67, 72, 67, 64}) {
            session.chord(BEAT / 2, pitch);
        }
    }

    @Test
    void whereItHoldsAPedalThatStaysDownKeepsThePhraseOpen() {
        Session holds = session(HandSettings.DEFAULT);
        pedal(holds, LEFT_DOWN);
        tune(holds);
        holds.pass(6 * BEAT);
        assertEquals(0, played(holds));
    }

    @Test
    void whereItColoursThePhraseEndsWithTheKeys() {
        Session colours = session(HandSettings.DEFAULT.with(PlayersPedal.COLOURS));
        pedal(colours, LEFT_DOWN);
        tune(colours);
        long ended = colours.now();
        colours.pass(BEAT - MILLI);
        assertEquals(0, played(colours));
        colours.pass(5 * BEAT);
        assertTrue(played(colours) > 0);
        assertTrue(colours.noteOnsSinceBegin().getFirst().atNanos() <= ended + 2 * BEAT + MILLI);
        assertEquals(List.of(), colours.said);
    }

    /// Hands leap with the pedal down.
    @Test
    void aLeapWithThePedalDownEndsNothing() {
        Session colours = session(HandSettings.DEFAULT.with(PlayersPedal.COLOURS));
        pedal(colours, LEFT_DOWN);
        for (int leap = 0; leap < 30; leap++) {
            colours.chord(BEAT / 8, leap % 2 == 0 ? 40 : 76);
            colours.pass(BEAT * 7 / 8 - MILLI);
        }
        assertEquals(0, played(colours));
    }

    @Test
    void aPedalThatMovesWhenTheHandsAreUpDelaysNothing() {
        Session colours = session(HandSettings.DEFAULT.with(PlayersPedal.COLOURS));
        pedal(colours, LEFT_DOWN);
        tune(colours);
        for (int move = 0; move < 8; move++) {
            colours.pass(BEAT / 2);
            pedal(colours, move % 2 == 0 ? 0 : LEFT_DOWN);
        }
        assertTrue(played(colours) > 0);
    }

    @Test
    void thePedalHoldsAgainWhenTheHandsGoOn() {
        Session colours =
                session(HandSettings.DEFAULT.with(PlayersPedal.COLOURS).with(Thru.OFF));
        pedal(colours, LEFT_DOWN);
        tune(colours);
        colours.pass(BEAT / 2);
        colours.press(60, 80); // the phrase goes on
        colours.pass(BEAT);
        colours.release(60);
        colours.press(64, 80);
        colours.release(64);
        colours.settings(SETTINGS); // from now on it holds: 60 and 64 sound
        colours.pass(6 * BEAT);
        assertEquals(0, played(colours));
        pedal(colours, 0);
        colours.pass(4 * BEAT);
        assertTrue(played(colours) > 0);
    }

    @Test
    void aLimitEndsWhatAPedalHolds() {
        Session limited = session(HandSettings.DEFAULT.holding(3));
        pedal(limited, LEFT_DOWN);
        tune(limited);
        limited.pass(3 * BEAT - MILLI);
        assertEquals(0, played(limited));
        limited.pass(5 * BEAT);
        assertTrue(played(limited) > 0);
        assertEquals(List.of(), limited.said, "it was to be so");
    }

    @Test
    void aLimitEndsADrone() {
        Session limited = session(HandSettings.DEFAULT.holding(2));
        limited.press(36, 80);
        tune(limited);
        limited.pass(BEAT);
        assertEquals(0, played(limited));
        limited.pass(6 * BEAT);
        assertTrue(played(limited) > 0);
    }

    // Its own pedal.

    private static List<Sent> pedalling(Session session) {
        return session.playedSinceBegin().stream()
                .filter(one -> ShortMessages.command(one.message()) == ShortMessages.CONTROL_CHANGE)
                .filter(one -> ShortMessages.data1(one.message()) == ShortMessages.SUSTAIN_PEDAL)
                .toList();
    }

    private static boolean isDown(Session session) {
        List<Sent> moves = pedalling(session);
        return !moves.isEmpty() && ShortMessages.data2(moves.getLast().message()) > 0;
    }

    /// A chord a beat, pedalled anew every two beats, 50 ms after the chord.
    private static void playPedalled(Session session, int beats) {
        for (int beat = 0; beat < beats; beat++) {
            int root = beat % 4 < 2 ? 48 : 53;
            session.press(root, 80);
            session.press(root + 4, 80);
            session.press(root + 7, 80);
            if (beat % 2 == 0) {
                pedal(session, 0);
                session.pass(50 * MILLI);
                pedal(session, LEFT_DOWN);
                session.pass(BEAT - 150 * MILLI);
            } else {
                session.pass(BEAT - 100 * MILLI);
            }
            session.release(root);
            session.release(root + 4);
            session.release(root + 7);
            session.pass(100 * MILLI);
        }
        pedal(session, 0);
    }

    @Test
    void pedalsAsThePlayerDidLately() {
        Session own = session(HandSettings.DEFAULT.with(OwnPedal.AS_HEARD));
        playPedalled(own, 16);
        own.pass(20 * BEAT);
        List<Long> downs = pedalling(own).stream()
                .filter(one -> ShortMessages.data2(one.message()) > 0)
                .map(Sent::atNanos)
                .toList();
        assertTrue(downs.size() >= 1 && downs.size() <= 6, downs.size() + " times in eight beats");
        for (int n = 1; n < downs.size(); n++) {
            assertTrue(downs.get(n) - downs.get(n - 1) > BEAT / 2, "at " + downs);
        }
        assertEquals(0, isDown(own) ? 1 : 0);
        long lastUp = pedalling(own).getLast().atNanos();
        long lastNote = own.playedSinceBegin().stream()
                .filter(one -> ShortMessages.isRelease(one.message()))
                .mapToLong(Sent::atNanos)
                .max()
                .orElseThrow();
        assertTrue(lastUp <= lastNote + 1_000 * MILLI, "up at the end of the answer");
    }

    @Test
    void whoDoesNotPedalGetsNone() {
        Session own = session(HandSettings.DEFAULT.with(OwnPedal.AS_HEARD));
        tune(own);
        own.pass(20 * BEAT);
        assertTrue(played(own) > 0);
        assertEquals(List.of(), pedalling(own));
    }

    @Test
    void isUnlessAskedForNotPedalled() {
        Session usual = session(HandSettings.DEFAULT);
        playPedalled(usual, 16);
        usual.pass(20 * BEAT);
        assertTrue(played(usual) > 0);
        assertEquals(List.of(), pedalling(usual));
    }

    @Test
    void aKeyPanicTheLostPortAndTheEndPutItUp() {
        for (int way = 0; way < 5; way++) {
            Session own = session(HandSettings.DEFAULT.with(OwnPedal.AS_HEARD));
            playPedalled(own, 16);
            for (int step = 0; step < 100 && !isDown(own); step++) {
                own.pass(BEAT / 8);
            }
            assertTrue(isDown(own), "it pedals");
            switch (way) {
                case 0 -> own.press(60, 80);
                case 1 -> own.panic();
                case 2 -> own.lost();
                case 3 -> own.settings(SETTINGS.with(Mode.TAKEOVER));
                default -> own.close();
            }
            assertTrue(!isDown(own), "way " + way);
        }
    }

    /// The player's pedal goes on to the same channel.
    @Test
    void thePlayersPedalAndItsOwnAreOneOrTheOther() {
        Session own = session(HandSettings.DEFAULT.with(OwnPedal.AS_HEARD).with(Thru.ALL));
        playPedalled(own, 16);
        for (int step = 0; step < 100 && !isDown(own); step++) {
            own.pass(BEAT / 8);
        }
        assertTrue(isDown(own));
        pedal(own, LEFT_DOWN);
        pedal(own, 0);
        assertTrue(isDown(own), "Continuo's own is still down");
        own.press(60, 80);
        assertTrue(!isDown(own));
    }
}
