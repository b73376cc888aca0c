package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.RecordingOutput.Sent;
import continuo.midi.ShortMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `split: 60` in mode answer: the left hand leads, the right hand is answered.
class SplitTest {

    private static final LiveSettings SETTINGS =
            SessionTest.with(Session.SETTINGS, 1, 16).with(HandSettings.DEFAULT.splitAt(60));

    private final Session session = new Session(SETTINGS);

    /// A chord a beat in the left hand.
    private void comp(int beats, int root) {
        for (int beat = 0; beat < beats; beat++) {
            session.chord(BEAT - 50 * MILLI, root, root + 4, root + 7);
            session.pass(50 * MILLI);
        }
    }

    private void melody() {
        for (int pitch : new int[] {72, 74, 76, 77}) {
            session.chord(BEAT / 2, pitch);
        }
    }

    private List<Sent> played() {
        return session.noteOnsSinceBegin();
    }

    @Test
    void theLeftHandAloneIsNotAnswered() {
        comp(8, 43);
        session.pass(40 * BEAT);
        assertEquals(List.of(), played());
    }

    @Test
    void theRightHandIsAnsweredInItsRegisterWhileTheLeftHandGoesOn() {
        comp(4, 43);
        melody();
        long ended = session.now();
        comp(16, 43);
        assertTrue(played().size() > 3, played().size() + " notes");
        Sent first = played().getFirst();
        assertTrue(first.atNanos() >= ended + BEAT && first.atNanos() < ended + 3 * BEAT, "at " + first.atNanos());
        assertTrue(played().getLast().atNanos() > ended + 6 * BEAT, "the left hand ends nothing");
        for (Sent note : played()) {
            assertTrue(ShortMessages.data1(note.message()) >= 60, note.toString());
        }
        assertEquals(0, session.meters.report().errors());
    }

    @Test
    void aKeyOfTheRightHandEndsTheAnswerAtOnce() {
        comp(4, 43);
        melody();
        comp(6, 43);
        int before = played().size();
        assertTrue(before > 0);
        session.press(79, 80);
        assertEquals(0, session.soundingNow());
        session.pass(BEAT);
        assertEquals(before, played().size());
    }

    @Test
    void aLeftHandThatHoldsItsChordKeepsNothingFromBeingAnswered() {
        session.press(43, 80);
        session.press(47, 80);
        session.press(50, 80);
        melody();
        session.pass(24 * BEAT);
        assertTrue(played().size() > 3);
        assertTrue(played().getLast().atNanos() < 24 * BEAT, "it is an answer of 16 beats at the most");
    }

    /// The harmony is the left hand's.
    @Test
    void theAnswerGoesByTheChordsOfTheLeftHand() {
        double[] shares = new double[2];
        for (int way = 0; way < 2; way++) {
            Session two = new Session(SETTINGS);
            int root = way == 0 ? 48 : 42; // C major or F# major
            for (int phrase = 0; phrase < 12; phrase++) {
                two.press(root, 80);
                two.press(root + 4, 80);
                two.press(root + 7, 80);
                two.chord(BEAT / 2, 72);
                two.chord(BEAT / 2, 71);
                two.pass(18 * BEAT);
                two.release(root);
                two.release(root + 4);
                two.release(root + 7);
            }
            List<Sent> notes = two.noteOnsSinceBegin();
            shares[way] = notes.stream()
                            .mapToInt(one -> ShortMessages.data1(one.message()) % 12)
                            .filter(pitch -> pitch == 0 || pitch == 4 || pitch == 7)
                            .count()
                    / (double) notes.size();
            assertTrue(notes.size() > 50, notes.size() + " notes");
        }
        assertTrue(shares[0] > 1.3 * shares[1], shares[0] + " in C over C major, " + shares[1] + " over F# major");
    }

    @Test
    void aPhraseThatWaitsIsForgottenWhereTheSplitIsMoved() {
        melody();
        session.settings(SETTINGS.with(HandSettings.DEFAULT.splitAt(48)));
        session.pass(40 * BEAT);
        assertEquals(List.of(), played());
    }

    @Test
    void whereTheSplitIsTakenAwayAllIsAnsweredAsEver() {
        session.settings(SETTINGS.with(HandSettings.DEFAULT));
        comp(4, 43);
        session.pass(10 * BEAT);
        assertTrue(played().size() > 0);
    }

    @Test
    void aKeyOfTheRightHandThatSticksIsPassedOverInTheEnd() {
        session.press(84, 80);
        session.pass(BEAT);
        comp(40, 43);
        assertEquals(List.of(), played());
        comp(60, 43);
        assertTrue(played().size() > 0);
    }
}
