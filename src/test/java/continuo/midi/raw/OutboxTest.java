package continuo.midi.raw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import continuo.midi.MidiByteParser;
import continuo.midi.ShortMessages;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox();
    private final ByteBuffer bytes = ByteBuffer.allocate(768);

    @Test
    void panicGetsOutOfAFullRing() {
        for (int i = 0; i < 100_000; i++) {
            outbox.put(ShortMessages.noteOn(0, 60, 1));
        }
        assertTrue(outbox.dropped() > 0);
        assertTrue(outbox.put(ShortMessages.controlChange(2, ShortMessages.ALL_NOTES_OFF, 0)));

        int last = MidiByteParser.NOTHING;
        MidiByteParser parser = new MidiByteParser();
        while (outbox.take(bytes.clear())) {
            bytes.flip();
            while (bytes.hasRemaining()) {
                int message = parser.accept(bytes.get());
                last = message == MidiByteParser.NOTHING ? last : message;
            }
        }
        assertEquals(ShortMessages.controlChange(2, ShortMessages.ALL_NOTES_OFF, 0), last);
        assertTrue(outbox.isEmpty());
    }

    @Test
    void allocatesNothingPerMessage() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        passMany(1_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        passMany(100_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < 10_000, "100,000 messages allocated " + allocated + " bytes");
    }

    private void passMany(int messages) {
        for (int i = 0; i < messages; i++) {
            outbox.put(ShortMessages.noteOn(0, i & 127, 64));
            outbox.take(bytes.clear());
        }
    }

    @Property(tries = 50)
    void everyNoteOnThatGetsOutHasItsOff(@ForAll long seed) {
        Random random = new Random(seed);
        Outbox any = new Outbox();
        int[] down = new int[2048];
        MidiByteParser parser = new MidiByteParser();
        for (int i = 0; i < 60_000; i++) {
            int channel = random.nextInt(16);
            int pitch = random.nextInt(128);
            any.put(
                    random.nextInt(3) == 0
                            ? ShortMessages.noteOff(channel, pitch)
                            : ShortMessages.noteOn(channel, pitch, 1 + random.nextInt(127)));
            if (random.nextInt(1_000) == 0) {
                drain(any, parser, down);
            }
        }
        for (int key = 0; key < 2048; key++) {
            any.put(ShortMessages.noteOff(key / 128, key % 128));
        }
        drain(any, parser, down);

        assertFalse(any.take(bytes.clear()));
        assertArrayEquals(new int[2048], down);
    }

    private void drain(Outbox any, MidiByteParser parser, int[] down) {
        while (any.take(bytes.clear())) {
            bytes.flip();
            while (bytes.hasRemaining()) {
                int message = parser.accept(bytes.get());
                if (message != MidiByteParser.NOTHING) {
                    down[ShortMessages.channel(message) * 128 + ShortMessages.data1(message)] =
                            ShortMessages.isPress(message) ? 1 : 0;
                }
            }
        }
    }
}
