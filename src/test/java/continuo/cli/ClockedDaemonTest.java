package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.cli.demo.Tape;
import continuo.midi.ShortMessages;
import continuo.midi.raw.NamedPipes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The real daemon between named pipes, one of which carries a MIDI clock.
@DisabledOnOs(OS.WINDOWS) // no named pipes in the file system
class ClockedDaemonTest {

    private static final String SETTINGS = "tempo: clock\nsilence: 1\nanswer-length: 8\nseed: 1\nmodel: "
            + Path.of("models/continuo.zip").toAbsolutePath() + "\n";
    private static final long BEAT_NANOS = 400_000_000; // 150 beats a minute
    private static final int TICKS = 24;

    @TempDir
    private Path folder;

    @Test
    void answersBeginOnTheBeatOfTheClockAndAStopEndsThem() throws Exception {
        Path pipe = NamedPipes.make(folder, "clock");
        try (DaemonProcess daemon = new DaemonProcess(folder, SETTINGS + "control-in: raw:" + pipe + "\n");
                OutputStream clock = Files.newOutputStream(pipe)) {
            daemon.await("the clock's port is there", () -> daemon.said("Controls are taken from"));
            Sender sender = new Sender(clock);
            sender.thread.start();
            daemon.await(
                    "the clock is followed",
                    () -> daemon.said(
                            "The beat is that of the MIDI clock that comes from the control port: 150 beats"));
            List<Double> offMillis = new ArrayList<>();
            for (int phrase = 0; phrase < 4; phrase++) {
                daemon.playAPhrase();
                long played = System.nanoTime();
                daemon.await("an answer", () -> firstOn(daemon.played(), nanos -> nanos > played) > 0);
                double beats =
                        (firstOn(daemon.played(), nanos -> nanos > played) - sender.beginNanos) / (double) BEAT_NANOS;
                offMillis.add((beats - Math.rint(beats)) * BEAT_NANOS / 1e6);
            }
            System.out.println("First notes of answers at the other end of a pipe, ms after the beat: " + offMillis);
            Collections.sort(offMillis);
            assertEquals(0, offMillis.get(1), 15, "on the beat: " + offMillis); // one of four may meet a busy machine

            daemon.playAPhrase();
            daemon.awaitSounding();
            sender.stop();
            long stopped = System.nanoTime();
            daemon.await("it is silent", () -> daemon.played().hanging() == 0);
            assertTrue(System.nanoTime() - stopped < 2 * BEAT_NANOS, "longer than a beat");
            daemon.process().destroy();
            daemon.awaitEnd();
            assertEquals(
                    0,
                    firstOn(daemon.played(), nanos -> nanos > stopped + 50_000_000),
                    "a note after the stop\n" + daemon.log());
        }
    }

    /// When the first key went down at such an instant; 0 if none did.
    private static long firstOn(Tape tape, LongPredicate when) {
        for (int n = 0; n < tape.size(); n++) {
            if (ShortMessages.isPress(tape.message(n)) && when.test(tape.whenNanos(n))) {
                return tape.whenNanos(n);
            }
        }
        return 0;
    }

    /// Start, and a tick at each 24th of a beat, on a thread of its own.
    private static final class Sender {

        private final OutputStream clock;
        private final Thread thread = Thread.ofPlatform().daemon().name("clock").unstarted(this::send);
        private volatile long beginNanos;
        private volatile boolean stopped;

        Sender(OutputStream clock) {
            this.clock = clock;
        }

        private void send() {
            try {
                beginNanos = System.nanoTime() + 50_000_000;
                write(ShortMessages.START);
                for (int tick = 0; !stopped; tick++) {
                    long due = beginNanos + tick * BEAT_NANOS / TICKS;
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    write(ShortMessages.CLOCK);
                }
                write(ShortMessages.STOP);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void write(int message) throws IOException {
            clock.write(message);
            clock.flush();
        }

        void stop() throws InterruptedException {
            stopped = true;
            thread.join();
        }
    }
}
