package continuo.midi.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.RecordingSink;
import continuo.midi.ShortMessages;
import continuo.midi.jack.JackServer.Heard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Programs are killed and started again in the midst of playing, at random moments, and now and then the server is.
/// Each time the one that listens comes back it is played to and nothing of before hangs in it.
@EnabledOnOs(OS.LINUX)
class JackUnplugTest {

    private static final int SERVER_EVERY = 5;
    private static final long GROWTH_BYTES = 20_000_000;

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final RecordingSink keyboard = new RecordingSink();
    private final Random random = new Random(7);
    private volatile boolean playing = true;

    @Test
    @Timeout(120)
    void goesOnAfterAFewInterruptions() throws Exception {
        interrupt(5);
    }

    @Test
    @Tag("studio")
    @Timeout(900)
    void goesOnAfterAHundredInterruptions() throws Exception {
        interrupt(100);
    }

    private void interrupt(int times) throws Exception {
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), said::add)) {
            Process listener = server.startDump();
            Process player = server.startSequencer(4_800, 0, 60, 4_000);
            MidiOutput output = jack.openOutput("dump");
            MidiInput input = jack.openInput("seq");
            input.start(keyboard);
            Thread musician = Thread.ofPlatform().daemon().name("musician").start(() -> play(output));
            List<Long> memory = new ArrayList<>();
            for (int time = 1; time <= times; time++) {
                awaitMusic(server);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(50)); // at any moment of a note
                if (time % SERVER_EVERY == 0) {
                    server.kill();
                    server.restart();
                } else {
                    listener.destroyForcibly().waitFor();
                    player.destroyForcibly().waitFor();
                    JackServer.await(
                            "its keys are let go", () -> keyboard.lines().contains("lost seq:out"));
                }
                server.clear("dump");
                keyboard.clear();
                listener = server.startDump();
                player = server.startSequencer(4_800, 0, 60, 4_000);
                memory.add(usedBytes());
            }
            awaitMusic(server);
            playing = false;
            musician.join();
            output.close();
            JackServer.await("all has ended", () -> sounding(server.heard()).isEmpty());
            assertFlat(memory);
        }
        assertEquals(2L * (times / SERVER_EVERY), said.size(), said::toString);
    }

    /// Short notes for ever, two at a time.
    private void play(MidiOutput output) {
        long due = System.nanoTime();
        for (int note = 0; playing; note++) {
            output.send(due, ShortMessages.noteOn(0, 40 + note % 40, 64));
            output.send(due + 40_000_000, ShortMessages.noteOff(0, 40 + note % 40));
            due += 20_000_000;
            sleepUntil(due - output.leadNanos());
        }
    }

    private static void sleepUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// It plays, it hears, and of what the listener has heard no more sounds than is just being played.
    private void awaitMusic(JackServer server) throws InterruptedException {
        JackServer.await(
                "it plays", () -> server.heard().stream().filter(Heard::isPress).count() > 20);
        JackServer.await("it hears", () -> keyboard.lines().contains("90 3C 40"));
        Set<Integer> down = sounding(server.heard());
        assertTrue(down.size() <= 4, () -> "hanging: " + down);
    }

    private static Set<Integer> sounding(List<Heard> all) {
        Set<Integer> down = new TreeSet<>();
        for (Heard heard : all) {
            if (heard.isPress()) {
                down.add(heard.data1());
            } else if ((heard.status() & 0xF0) == 0x80) {
                down.remove(heard.data1());
            }
        }
        return down;
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// After the first ones, in which classes are loaded.
    private static void assertFlat(List<Long> memory) {
        long early = memory.get(Math.min(4, memory.size() - 1));
        long late = memory.getLast();
        System.out.printf(
                "%d interruptions; memory in use after the fifth %d kB, after the last %d kB%n",
                memory.size(), early / 1_000, late / 1_000);
        assertTrue(late < early + GROWTH_BYTES, () -> "grows: " + memory);
    }
}
