package continuo.live.improvise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.RingBuffer;
import continuo.generate.Continuation;
import continuo.generate.GenerationSettings;
import continuo.generate.SmallNetworks;
import continuo.live.LiveSettings;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final long SILENCE = 500_000_000;
    private static final long PHRASE = 4 * SILENCE;

    private final Continuation continuation = new Continuation(SmallNetworks.network(1), GenerationSettings.DEFAULT, 1);
    private final RingBuffer<PlannedNote> planned = RingBuffer.createSingleProducer(PlannedNote::new, 256);
    private final Answer answer = new Answer(
            continuation,
            new BeatClock(LiveSettings.DEFAULT.tempo()),
            new Orders(planned, new AtomicLong(), LiveSettings.DEFAULT),
            LiveSettings.DEFAULT,
            0);

    @Test
    void draftsAreDrawnWhenAQuarterOfTheSilenceHasPassed() {
        hear();

        answer.open(0, SILENCE, PHRASE);

        assertEquals(SILENCE / 4, answer.wakeNanos());
    }

    @Test
    void aCallDrawsOneNoteOfADraftAndHandsNothingOver() {
        hear();
        answer.open(0, SILENCE, PHRASE);
        int calls = drawDrafts();

        assertTrue(calls > 20, calls + " calls for twenty drafts");
        assertEquals(-1, planned.getCursor());
        assertEquals(SILENCE - Answer.AHEAD_NANOS, answer.wakeNanos());
    }

    @Test
    void whereThereIsNoSilenceThereAreNoDrafts() {
        hear();

        answer.open(0, 0, PHRASE);

        assertEquals(1, drawDrafts());
    }

    @Test
    void aKeyThatGoesDownBeforeTheAnswerIsDueLeavesNothingOfTheDrafts() {
        hear();
        answer.open(0, SILENCE, PHRASE);
        drawDrafts();
        answer.cancel(SILENCE / 2);

        assertEquals(Phrase.NEVER, answer.wakeNanos());
        assertTrue(continuation.next(48, 10_000));
        Continuation untouched = new Continuation(SmallNetworks.network(1), GenerationSettings.DEFAULT, 1);
        untouched.hear(60, 80, 0);
        untouched.release(60, 24);
        assertTrue(untouched.next(48, 10_000));
        assertEquals(
                untouched.pitch() + " " + untouched.onsetTick() + " " + untouched.lengthTicks(),
                continuation.pitch() + " " + continuation.onsetTick() + " " + continuation.lengthTicks());
    }

    private void hear() {
        continuation.hear(60, 80, 0);
        continuation.release(60, 24);
    }

    /// Calls until the first note is to be handed over; returns how often.
    private int drawDrafts() {
        int calls = 0;
        do {
            answer.draw();
            calls++;
        } while (answer.wakeNanos() == SILENCE / 4);
        return calls;
    }
}
