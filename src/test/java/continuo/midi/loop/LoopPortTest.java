package continuo.midi.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import continuo.midi.MidiSink;
import continuo.midi.RecordingSink;
import continuo.midi.ShortMessages;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopPortTest {

    private final RecordingSink sink = new RecordingSink();
    private final LoopPort port = new LoopPort("cable", () -> 7);

    @Test
    void deliversWhatIsSentUntilItIsClosed() {
        port.send(0, ShortMessages.noteOn(0, 59, 1)); // nobody listens yet
        port.start(sink);
        port.send(0, ShortMessages.noteOn(0, 60, 90));
        port.close();
        port.send(0, ShortMessages.noteOff(0, 60));

        assertEquals(List.of("found cable", "90 3C 5A"), sink.lines());
    }

    @Test
    void losesWhatIsSentWhileItIsUnplugged() {
        port.start(sink);
        port.unplug();
        port.unplug();
        port.send(0, ShortMessages.noteOn(0, 60, 90));
        port.plug();
        port.plug();
        port.send(0, ShortMessages.noteOff(0, 60));

        assertEquals(List.of("found cable", "lost cable", "found cable", "80 3C 00"), sink.lines());
    }

    @Test
    void allocatesNothingPerMessage() {
        long[] heard = new long[1];
        port.start(new MidiSink() {
            @Override
            public void message(long whenNanos, int source, int message) {
                heard[0] += message;
            }

            @Override
            public void lost(long whenNanos, String name) {}

            @Override
            public void found(long whenNanos, String name) {}
        });
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        sendMany(1_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        sendMany(100_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(heard[0] > 0);
        assertTrue(bytes < 10_000, "100,000 messages allocated " + bytes + " bytes");
    }

    private void sendMany(int count) {
        for (int i = 0; i < count; i++) {
            port.send(0, ShortMessages.noteOn(0, i & 127, 64));
        }
    }
}
