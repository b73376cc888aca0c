package continuo.live.hear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import continuo.live.LiveObserver;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NoteListenerTest {

    private final RingBuffer<LiveEvent> ring = RingBuffer.createMultiProducer(LiveEvent::new, 8);
    private final EventPoller<LiveEvent> poller = ring.newPoller();
    private final AtomicLong dropped = new AtomicLong();
    private final NoteListener listener = new NoteListener(ring, dropped, LiveObserver.NONE);

    NoteListenerTest() {
        ring.addGatingSequences(poller.getSequence());
    }

    @Test
    void hearsKeysPedalAndAllNotesOff() throws Exception {
        listener.message(1, ShortMessages.noteOn(3, 60, 90));
        listener.message(2, ShortMessages.noteOn(3, 60, 0));
        listener.message(3, ShortMessages.noteOff(3, 61));
        listener.message(4, ShortMessages.controlChange(0, 64, 64));
        listener.message(5, ShortMessages.controlChange(0, 64, 63));
        listener.message(6, ShortMessages.controlChange(0, 120, 0));
        listener.message(7, ShortMessages.controlChange(15, 123, 0));
        assertEquals(
                List.of(
                        "PRESS 3 60 90 at 1",
                        "RELEASE 3 60 0 at 2",
                        "RELEASE 3 61 0 at 3",
                        "PEDAL_DOWN 0 64 64 at 4",
                        "PEDAL_UP 0 64 63 at 5",
                        "ALL_RELEASED 0 120 0 at 6",
                        "ALL_RELEASED 15 123 0 at 7"),
                heard());
    }

    @Test
    void passesOverEverythingElse() throws Exception {
        for (int status = 0; status < 256; status++) {
            int command = status & 0xF0;
            if (command != 0x80 && command != 0x90 && command != 0xB0) {
                listener.message(1, ShortMessages.pack(status, 60, 60));
            }
        }
        listener.message(1, ShortMessages.controlChange(0, 1, 127));
        assertEquals(List.of(), heard());
        assertEquals(0, dropped.get());
    }

    @Test
    void countsWhatFindsTheRingFull() throws Exception {
        for (int note = 0; note < 11; note++) {
            listener.message(note, ShortMessages.noteOn(0, note, 1));
        }
        assertEquals(3, dropped.get());
        assertEquals(8, heard().size());
        listener.message(12, ShortMessages.noteOn(0, 12, 1));
        assertEquals(List.of("PRESS 0 12 1 at 12"), heard());
    }

    private List<String> heard() throws Exception {
        List<String> lines = new ArrayList<>();
        poller.poll((event, sequence, endOfBatch) -> {
            lines.add(event.kind() + " " + event.channel() + " " + event.pitch() + " " + event.velocity() + " at "
                    + event.heardNanos());
            return true;
        });
        return lines;
    }
}
