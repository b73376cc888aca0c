package continuo.live.improvise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import continuo.live.HandSettings;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.OwnPedal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PedallingTest {

    private static final long MILLI = 1_000_000;
    private static final LiveSettings SETTINGS =
            LiveSettings.DEFAULT.with(HandSettings.DEFAULT.with(OwnPedal.AS_HEARD));

    private final RingBuffer<PlannedNote> ring = RingBuffer.createSingleProducer(PlannedNote::new, 256);
    private final EventPoller<PlannedNote> poller = ring.newPoller();
    private final Orders orders = new Orders(ring, new AtomicLong(), SETTINGS, LiveObserver.NONE);
    private final Pedalling pedalling = orders.pedalling();

    /// A chord each half second, the pedal anew with every second, 60 ms after it.
    private void play(int chords) {
        for (int chord = 0; chord < chords; chord++) {
            long nanos = chord * 500L * MILLI;
            pedalling.struck(nanos);
            if (chord % 2 == 0) {
                pedalling.pedalled(false, nanos + 10 * MILLI);
                pedalling.pedalled(true, nanos + 60 * MILLI);
            }
        }
    }

    private void answer(long fromMillis, int notes) {
        for (int note = 0; note < notes; note++) {
            long due = (fromMillis + note * 250L) * MILLI;
            orders.note(60, 80, due, due + 100 * MILLI, note == 0);
        }
    }

    private List<String> spans() throws Exception {
        List<String> spans = new ArrayList<>();
        poller.poll((order, sequence, endOfBatch) -> {
            if (order.kind() == PlannedNote.Kind.PEDAL) {
                spans.add(order.dueNanos() / MILLI + "–" + order.endNanos() / MILLI);
            }
            return true;
        });
        return spans;
    }

    @Test
    void changesWhereThePlayersChangesWouldHaveCome() throws Exception {
        ring.addGatingSequences(poller.getSequence());
        play(17);
        answer(10_000, 12);
        assertEquals(List.of("10060–11000", "11060–12000", "12060–13000"), spans());
    }

    @Test
    void whatIsTakenBackIsPedalledAnew() throws Exception {
        ring.addGatingSequences(poller.getSequence());
        play(17);
        answer(10_000, 8);
        orders.withdrawAfter(10_500 * MILLI);
        answer(10_600, 6);
        assertEquals(List.of("10060–11000", "11060–12000", "11160–12000"), spans());
    }

    @Test
    void anUpbeatIsNotPedalled() throws Exception {
        ring.addGatingSequences(poller.getSequence());
        play(17);
        answer(10_750, 5);
        assertEquals(List.of("11060–12000"), spans());
    }

    @Test
    void whoHasNotPedalledForALongTimeIsNotPedalledFor() throws Exception {
        ring.addGatingSequences(poller.getSequence());
        play(17);
        for (int strike = 0; strike < 60; strike++) {
            pedalling.struck((9_000 + strike * 100L) * MILLI);
        }
        answer(16_000, 12);
        assertEquals(List.of(), spans());
    }
}
