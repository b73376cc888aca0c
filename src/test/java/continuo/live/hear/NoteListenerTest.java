package continuo.live.hear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import continuo.live.LiveObserver;
import continuo.live.Ports;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NoteListenerTest {

    private final RingBuffer<LiveEvent> ring = RingBuffer.createMultiProducer(LiveEvent::new, 8);
    private final EventPoller<LiveEvent> poller = ring.newPoller();
    private final AtomicLong dropped = new AtomicLong();
    private final NoteListener listener = new NoteListener(ring, dropped, LiveObserver.NONE, new Ports("out", 0));

    NoteListenerTest() {
        ring.addGatingSequences(poller.getSequence());
    }

    @Test
    void hearsKeysPedalsAndWhatEndsNotes() throws Exception {
        listener.message(1, ShortMessages.noteOn(3, 60, 90));
        listener.message(2, ShortMessages.noteOn(3, 60, 0));
        listener.message(3, ShortMessages.noteOff(3, 61));
        listener.message(4, ShortMessages.controlChange(0, 64, 64));
        listener.message(5, ShortMessages.controlChange(0, 64, 63));
        listener.message(6, ShortMessages.controlChange(0, 120, 0));
        listener.message(7, ShortMessages.controlChange(15, 123, 0));
        listener.message(8, 0xFF);
        assertEquals(
                List.of(
                        "PRESS 3 60 90 at 1",
                        "RELEASE 3 60 0 at 2",
                        "RELEASE 3 61 0 at 3",
                        "CONTROL 0 64 64 at 4",
                        "CONTROL 0 64 63 at 5",
                        "CONTROL 0 120 0 at 6",
                        "CONTROL 15 123 0 at 7",
                        "RESET 15 0 0 at 8"),
                heard());
    }

    @Test
    void passesOverEverythingElse() throws Exception {
        for (int status = 0; status < 256; status++) {
            int command = status & 0xF0;
            if (command != 0x80 && command != 0x90 && command != 0xB0 && status < 0xFE) {
                listener.message(1, ShortMessages.pack(status, 60, 60));
            }
        }
        listener.message(1, ShortMessages.controlChange(0, 1, 127));
        assertEquals(List.of(), heard());
        assertEquals(0, dropped.get());
    }

    @Test
    void hearsAClockWhereItIsWantedAlsoFromAPortThatIsOnlyForControl() throws Exception {
        listener.wantsClock(true);
        listener.message(1, 0xFA);
        listener.message(2, 0xF8);
        listener.message(3, 0xFC);
        listener.clockOnly().message(4, ShortMessages.pack(0xF2, 5, 1));
        listener.clockOnly().message(5, ShortMessages.noteOn(0, 60, 60));
        listener.clockOnly().message(6, 0xFB);
        listener.wantsClock(false);
        listener.message(7, 0xF8);
        listener.clockOnly().message(8, 0xF8);
        assertEquals(
                List.of(
                        "START 10 0 0 at 1",
                        "TICK 8 0 0 at 2",
                        "STOP 12 0 0 at 3",
                        "POSITION 2 5 1 at 4",
                        "CONTINUE 11 0 0 at 6"),
                heard());
    }

    @Test
    void everythingIsASignOfLifeOfAKeyboardThatSaysThatItIsThereButNotTooOften() throws Exception {
        int bend = ShortMessages.pack(0xE0, 0, 64);
        listener.message(0, bend);
        listener.message(1, 0xFE);
        listener.message(2, 0xFE);
        listener.message(NoteListener.ALIVE_NANOS, bend);
        listener.message(NoteListener.ALIVE_NANOS + 1, bend);
        listener.lost(NoteListener.ALIVE_NANOS + 2, "keyboard");
        listener.message(1_000_000_000, bend);
        assertEquals(List.of("SENSING 0 0 0 at 1", "ALIVE 0 0 0 at 20000001", "LOST 0 0 0 at 20000002"), heard());
    }

    @Test
    void eachKeyboardsSignsOfLifeAreItsOwn() throws Exception {
        int bend = ShortMessages.pack(0xE0, 0, 64);
        listener.message(1, 3, 0xFE);
        listener.message(NoteListener.ALIVE_NANOS + 1, 2, bend);
        assertEquals(List.of("SENSING 0 0 0 at 1"), heard(), "this one has not said that it is there");
        listener.message(NoteListener.ALIVE_NANOS + 2, 2, 0xFE);
        listener.message(NoteListener.ALIVE_NANOS + 3, 3, bend);
        assertEquals(List.of("SENSING 0 0 0 at 20000002", "ALIVE 0 0 0 at 20000003"), heard());
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
