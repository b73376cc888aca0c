package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.generate.Continuation;
import continuo.generate.Foresight;
import continuo.generate.GenerationSettings;
import continuo.generate.SmallNetworks;
import org.junit.jupiter.api.Test;

/// `silence: auto`: a phrase has ended when a next onset has become unlikely.
class AutoSilenceTest {

    private static final LiveSettings AUTO = SessionTest.with(Session.SETTINGS, LiveSettings.AUTO_SILENCE, 8);

    private final Continuation continuation = new Continuation(SmallNetworks.network(1), GenerationSettings.DEFAULT, 1);
    private final Foresight foresight = new Foresight(continuation);

    @Test
    void theSurerItIsToBeTheLongerItWaitsABeatAtTheMost() {
        for (int note = 0; note < 20; note++) {
            continuation.hear(60 + note % 5, 80, note * 24L);
            continuation.release(60 + note % 5, note * 24L + 20);
        }
        long silent = 19 * 24 + 20;
        long before = silent;
        for (double sure = 0; sure <= 1.001; sure += 0.05) {
            long end = foresight.endTick(silent, sure);
            assertTrue(end >= before && end <= silent + Foresight.QUIET_TICKS, end + " after " + before);
            before = end;
        }
        assertEquals(silent + 12, foresight.endTick(silent, 0), "nobody answers at once");
        assertEquals(silent + Foresight.QUIET_TICKS, foresight.endTick(silent, 1.01));
    }

    @Test
    void whoHasHeardNothingWaitsForABeat() {
        assertEquals(100 + Foresight.QUIET_TICKS, foresight.endTick(100, 0.1));
    }

    @Test
    void aPhraseIsAnsweredWithinABeatAndTheFirstBeatOfTheAnswer() {
        Session session = new Session(AUTO);
        for (int note = 0; note < 12; note++) {
            session.chord(BEAT / 2, 60 + note % 5);
        }
        long ended = session.now();
        session.pass(10 * BEAT);
        long first = session.noteOnsSinceBegin().getFirst().atNanos();
        assertTrue(first >= ended + BEAT / 4 && first <= ended + 2 * BEAT + MILLI, "at " + (first - ended));
        assertEquals(0, session.meters.report().errors());
    }
}
