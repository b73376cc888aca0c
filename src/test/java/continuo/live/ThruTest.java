package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.RecordingOutput.Sent;
import continuo.midi.ShortMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `thru`: what the player plays goes on to the output.
class ThruTest {

    private static final LiveSettings LISTENING = Session.SETTINGS.with(Mode.LISTEN);

    private final Session session = new Session(with(LISTENING, Thru.ALL));

    private static LiveSettings with(LiveSettings settings, Thru thru) {
        return settings.with(HandSettings.DEFAULT.with(thru));
    }

    private static List<Sent> sent(Session session) {
        return session.playedSinceBegin();
    }

    private static List<Integer> messages(Session session) {
        return sent(session).stream().map(Sent::message).toList();
    }

    @Test
    void isOffUnlessAskedFor() {
        Session usual = new Session(LISTENING);
        usual.pass(MILLI);
        usual.chord(BEAT, 60, 64);
        assertEquals(List.of(), sent(usual));
    }

    @Test
    void theSameBytesGoOnAtOnceOnTheChannelTheyCameOn() {
        List<Integer> played = List.of(
                ShortMessages.noteOn(4, 60, 77),
                ShortMessages.controlChange(4, 1, 99),
                ShortMessages.pack(ShortMessages.PITCH_WHEEL | 4, 3, 70),
                ShortMessages.pack(ShortMessages.PROGRAM_CHANGE | 4, 12, 0),
                ShortMessages.controlChange(4, 64, 90),
                ShortMessages.pack(ShortMessages.NOTE_OFF | 4, 60, 33));
        session.pass(MILLI);
        for (int message : played) {
            session.message(message);
            session.pass(3 * MILLI);
        }
        assertEquals(played, messages(session));
        assertEquals(
                List.of(1L, 4L, 7L, 10L, 13L, 16L),
                sent(session).stream().map(one -> one.atNanos() / MILLI).toList());
    }

    @Test
    void keysAndControllersGoOnByThemselves() {
        for (Thru thru : List.of(Thru.NOTES, Thru.CONTROLLERS)) {
            Session one = new Session(with(LISTENING, thru));
            one.pass(MILLI);
            one.press(60, 80);
            one.message(ShortMessages.controlChange(0, 64, 127));
            one.message(ShortMessages.pack(ShortMessages.CHANNEL_PRESSURE, 5, 0));
            one.message(ShortMessages.controlChange(0, 64, 0));
            one.release(60);
            assertEquals(thru == Thru.NOTES ? 2 : 3, sent(one).size());
        }
    }

    @Test
    void whatIsHeldEndsWithThePortWithPanicAndWhenItIsTurnedOff() {
        for (int way = 0; way < 4; way++) {
            Session held = new Session(with(LISTENING, Thru.ALL));
            held.pass(MILLI);
            held.message(ShortMessages.noteOn(2, 60, 80));
            held.press(67, 80);
            held.message(ShortMessages.controlChange(2, 64, 127));
            held.message(ShortMessages.pack(ShortMessages.PITCH_WHEEL | 2, 0, 100));
            assertEquals(2, held.soundingNow());
            switch (way) {
                case 0 -> held.lost();
                case 1 -> held.panic();
                case 2 -> held.settings(LISTENING);
                default -> held.close();
            }
            List<Integer> messages = messages(held);
            assertEquals(0, held.soundingNow(), "way " + way);
            assertTrue(messages.contains(ShortMessages.controlChange(2, 64, 0)), "the pedal, way " + way);
            assertTrue(messages.contains(ShortMessages.pack(ShortMessages.PITCH_WHEEL | 2, 0, 64)), "the wheel");
            held.release(67);
            assertEquals(messages, messages(held), "what was let go is not let go again");
        }
    }

    @Test
    void whereOnlyThePedalsAreTurnedOffKeysSoundOn() {
        session.pass(MILLI);
        session.press(60, 80);
        session.message(ShortMessages.controlChange(0, 64, 127));
        session.settings(with(LISTENING, Thru.NOTES));
        assertEquals(1, session.soundingNow());
        assertEquals(ShortMessages.controlChange(0, 64, 0), messages(session).getLast());
        session.release(60);
        assertEquals(0, session.soundingNow());
    }

    @Test
    void aReleaseThatComesAtAnotherOctaveEndsItsKey() {
        session.pass(MILLI);
        session.press(60, 80);
        session.pass(BEAT);
        session.release(72);
        assertEquals(0, session.soundingNow());
    }

    @Test
    void oneOfSeveralKeyboardsThatIsGoneHoldsNothingAnyMore() {
        session.pass(MILLI);
        session.message(1, 0xFE);
        session.message(1, ShortMessages.noteOn(0, 60, 80));
        session.message(2, ShortMessages.noteOn(0, 64, 80));
        session.pass(10 * BEAT);
        assertEquals(1, session.soundingNow());
        session.message(2, ShortMessages.noteOff(0, 64));
        assertEquals(0, session.soundingNow());
    }

    @Test
    void keysOfPadsThatSendNoReleasesEnd() {
        session.pass(MILLI);
        for (int hit = 0; hit < 12; hit++) {
            session.press(60 + hit % 3, 100);
            session.pass(BEAT);
        }
        session.pass(20 * BEAT);
        assertEquals(0, session.soundingNow());
    }

    /// The output leads back to the input: what comes back goes on no more.
    @Test
    void whatComesBackDoesNotGoRound() {
        for (long lag : new long[] {MILLI, 10 * MILLI, 25 * MILLI}) {
            Session looped = new Session(with(LISTENING, Thru.ALL));
            looped.pass(MILLI);
            looped.feedBackAfter(lag);
            for (int note = 0; note < 10; note++) {
                looped.chord(100 * MILLI, 60 + note);
                looped.pass(100 * MILLI);
            }
            looped.pass(100 * BEAT);
            assertEquals(10, looped.noteOnsSinceBegin().size(), "lag " + lag);
            assertEquals(
                    10,
                    looped.heardNotes.stream()
                            .filter(one -> ShortMessages.isPress(one.message()))
                            .count());
            assertEquals(0, looped.soundingNow());
        }
    }

    @Test
    void controllersThatSayAllNotesOffEndThePlayersNotesOnly() {
        session.pass(MILLI);
        session.press(60, 80);
        session.message(ShortMessages.controlChange(0, ShortMessages.ALL_NOTES_OFF, 0));
        assertEquals(
                List.of("on 60", "off 60"),
                sent(session).stream()
                        .map(one -> one.toString().replaceAll(" at.*", ""))
                        .toList());
    }
}
