package continuo.live.improvise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.improvise.PlannedNote.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OrdersTest {

    private final RingBuffer<PlannedNote> ring = RingBuffer.createSingleProducer(PlannedNote::new, 4);
    private final EventPoller<PlannedNote> poller = ring.newPoller();
    private final AtomicLong dropped = new AtomicLong();
    private final Orders orders = new Orders(ring, dropped, LiveSettings.DEFAULT, LiveObserver.NONE);

    OrdersTest() {
        ring.addGatingSequences(poller.getSequence());
    }

    @Test
    void aFullRingDropsNotesButOwesACancel() throws Exception {
        for (int note = 0; note < 6; note++) {
            orders.note(60 + note, 90, 1, 2, false);
        }
        assertEquals(2, dropped.get());
        orders.cancel();
        assertTrue(orders.owing());
        assertEquals(List.of(Kind.NOTE, Kind.NOTE, Kind.NOTE, Kind.NOTE), taken());

        orders.note(70, 90, 1, 2, false);
        assertEquals(List.of(Kind.SILENCE, Kind.NOTE), taken());
    }

    @Test
    void keepsTheOrder() throws Exception {
        orders.note(60, 90, 1, 2, true);
        orders.withdrawAfter(5);
        orders.settings(LiveSettings.DEFAULT);
        orders.cancel();
        assertEquals(List.of(Kind.NOTE, Kind.WITHDRAW, Kind.SETTINGS, Kind.CANCEL), taken());
    }

    private List<Kind> taken() throws Exception {
        List<Kind> kinds = new ArrayList<>();
        poller.poll((order, sequence, endOfBatch) -> kinds.add(order.kind()));
        return kinds;
    }
}
