package continuo.live.improvise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.RingBuffer;
import continuo.generate.Continuation;
import continuo.generate.Drafts;
import continuo.generate.GenerationSettings;
import continuo.generate.Hearing;
import continuo.generate.SmallNetworks;
import continuo.generate.Snapshot;
import continuo.live.BeatSource;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.music.Tempo;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final LiveSettings SETTINGS =
            LiveSettings.DEFAULT.with(Tempo.UNMARKED).with(GenerationSettings.DEFAULT.withDrafts(20));
    private static final long SILENCE = 500_000_000;
    private static final long PHRASE = 4 * SILENCE;

    private final Continuation continuation = new Continuation(SmallNetworks.network(1), SETTINGS.generation(), 1);
    private final RingBuffer<PlannedNote> planned = RingBuffer.createSingleProducer(PlannedNote::new, 256);
    private final Answer answer = answer(continuation);

    private Answer answer(Continuation of) {
        BeatClock clock = new BeatClock(LiveSettings.DEFAULT.tempo());
        OwnNotes own = new OwnNotes(0);
        BeatFollower follower = new BeatFollower(of, new Hearing(of), clock, own, BeatSource.SET);
        return new Answer(
                of,
                clock,
                follower,
                new Start(of, clock, follower, SETTINGS),
                new Orders(planned, new AtomicLong(), SETTINGS, LiveObserver.NONE),
                own,
                SETTINGS,
                0);
    }

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

        assertTrue(calls > 20, calls + " calls for twelve drafts");
        assertEquals(-1, planned.getCursor());
        assertEquals(SILENCE - Answer.AHEAD_NANOS, answer.wakeNanos());
    }

    @Test
    void whereThereIsNoSilenceThereAreNoDrafts() {
        hear();

        answer.open(0, 0, PHRASE);
        answer.draw();
        answer.draw();

        assertEquals(0, planned.getCursor(), "the first note is handed over at once");
    }

    @Test
    void endsWhereItsDraftComesToRest() {
        for (int pitch = 50; pitch < 60; pitch++) {
            Continuation twin = new Continuation(SmallNetworks.network(1), SETTINGS.generation(), 1);
            Answer tested = answer(twin);
            twin.hear(pitch, 80, 0);
            twin.release(pitch, 24);
            Snapshot heard = twin.newSnapshot();
            twin.save(heard);
            tested.open(0, SILENCE, PHRASE);
            long rest = playAll(tested);

            twin.restore(heard);
            Drafts drafts = new Drafts(twin);
            drafts.begin(12, 48, 96, (4 + 2) * 48); // no more in so short a silence
            assertTrue(drafts.next(48, 96));
            long first = twin.onsetTick();
            long last = first;
            while (drafts.next(last, last + 768) && twin.onsetTick() <= drafts.restIn(first + 3 * 48, first + 4 * 48)) {
                last = twin.onsetTick();
            }
            assertEquals(last, rest, "pitch " + pitch);
        }
    }

    /// Returns the last onset, in ticks.
    private long playAll(Answer tested) {
        while (tested.wakeNanos() != Phrase.NEVER) {
            tested.draw();
        }
        return Math.round(planned.get(planned.getCursor()).dueNanos() / (SILENCE / 48.0));
    }

    @Test
    void aKeyThatGoesDownBeforeTheAnswerIsDueLeavesNothingOfTheDrafts() {
        hear();
        answer.open(0, SILENCE, PHRASE);
        drawDrafts();
        answer.cancel(SILENCE / 2);

        assertEquals(Phrase.NEVER, answer.wakeNanos());
        assertTrue(continuation.next(48, 10_000));
        Continuation untouched = new Continuation(SmallNetworks.network(1), SETTINGS.generation(), 1);
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
