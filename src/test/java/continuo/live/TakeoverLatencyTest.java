package continuo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.generate.Continuation;
import continuo.meter.Latency;
import continuo.midi.ShortMessages;
import continuo.midi.loop.LoopPort;
import continuo.model.ModelFile;
import continuo.model.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How soon after the control the first note comes where the playing is dense: with the shipped model, on the real
/// threads.
@Timeout(120)
class TakeoverLatencyTest {

    private static final int TAKEOVERS = 30;
    private static final long NOTE_NANOS = 60_000_000;

    @Test
    void theFirstNoteComesWithinThreeMilliseconds() throws IOException {
        Network network = ModelFile.read(Path.of("models/continuo.zip"), Continuation.EXPECTED)
                .network();
        LiveSettings settings = LiveSettings.DEFAULT.with(Mode.TAKEOVER);
        LivePipeline pipeline = new LivePipeline(network, new LoopPort("out"), settings, LiveObserver.NONE);
        try (pipeline) {
            pipeline.start();
            for (int takeover = 0; takeover < TAKEOVERS; takeover++) {
                playDensely(pipeline, takeover);
                pipeline.takeover();
                pause(100_000_000);
                pipeline.takeover();
            }
        }
        LiveReport report = pipeline.report();
        Latency latency = report.triggerToFirstNote();
        System.out.printf(
                "takeover to first note: median %.2f ms, p99 %.2f ms, most %.2f ms, of %d%n",
                latency.p50() / 1e3, latency.p99() / 1e3, latency.max() / 1e3, latency.count());
        assertEquals(TAKEOVERS, latency.count());
        assertTrue(
                latency.p50() < 3_000,
                "median " + latency.p50() + " us"); // p99 on a machine that has nothing else to do
        assertEquals(0, report.errors());
        assertEquals(0, report.hanging());
    }

    /// Without a beat that could be found.
    private static void playDensely(LivePipeline pipeline, int round) {
        for (int note = 0; note < 6; note++) {
            int pitch = 60 + (round * 5 + note * 7) % 12;
            pipeline.sink().message(System.nanoTime(), ShortMessages.noteOn(0, pitch, 80));
            pause(NOTE_NANOS + (round * 13 + note * 29) % 5 * 10_000_000L);
            pipeline.sink().message(System.nanoTime(), ShortMessages.noteOff(0, pitch));
        }
    }

    private static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
