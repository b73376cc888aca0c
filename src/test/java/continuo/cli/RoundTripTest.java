package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.midi.MidiOutput;
import continuo.midi.ShortMessages;
import continuo.midi.loop.LoopPort;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final long MILLI = 1_000_000;

    private long now = 1_000 * MILLI;
    private final LoopPort cable = new LoopPort("cable", () -> now);

    /// What is played arrives so much later, by its velocity.
    private RoundTrip.Result measure(long millis, long softMillis, int lost) throws InterruptedException {
        int[] count = {0};
        MidiOutput output = new MidiOutput() {
            @Override
            public void send(long atNanos, int message) {
                boolean soft = ShortMessages.data2(message) < 64;
                if (!ShortMessages.isPress(message) || lost == 0 || count[0]++ % lost != lost - 1) {
                    cable.feed(now + (soft ? softMillis : millis) * MILLI, message);
                }
            }

            @Override
            public String name() {
                return "piano";
            }

            @Override
            public void close() {}
        };
        return new RoundTrip(output, cable, 0, pause -> now += pause * MILLI, () -> now).measure();
    }

    @Test
    void saysHowLongNotesTakeAndWhatMakesUpForIt() throws InterruptedException {
        assertEquals(
                "100 of 100 notes came back, after 12.0 ms at the median, 12.0 ms at p99; `output-offset: -12` makes up"
                        + " for the whole way",
                measure(12, 12, 0).inWords());
    }

    @Test
    void saysWhereSoftNotesTakeLonger() throws InterruptedException {
        assertEquals("30: 90, 60: 90, 90: 25, 120: 25", measure(25, 90, 0).delays());
    }

    @Test
    void aNoteThatIsLostIsNotTakenForAnother() throws InterruptedException {
        RoundTrip.Result result = measure(12, 12, 10);
        assertEquals(90, result.back());
        assertEquals(12, result.p99(), 1e-6);
    }

    @Test
    void saysThatNothingComesBack() throws InterruptedException {
        cable.unplug();
        assertEquals(
                "nothing came back: lead the output to the input, by a cable, a loop-back or your DAW, and try again",
                measure(12, 12, 0).inWords());
    }
}
