package continuo.midi.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.MidiOutput;
import continuo.midi.ShortMessages;
import continuo.midi.jack.JackJudge.Arrival;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How far from its time a note arrives at another JACK client, in a process of its own: handed over ahead of its time,
/// and sent at once by a thread that waits for it; both also while another JVM allocates all it can, and while another
/// thread of this one does.
@Tag("studio")
@Timeout(600)
class JackJitterTest {

    private static final int NOTES = 2_000;
    private static final int WARM_UP = 300;
    private static final long IN_TIME_NANOS = 12_000_000; // two cycles and a little
    private static final long SPACING_NANOS = 9_000_000;
    private static final long SPIN_NANOS = 300_000;

    @TempDir
    private Path folder;

    private final boolean[] inTime = new boolean[NOTES]; // handed over
    private volatile boolean allocating;
    private volatile byte @Nullable [] garbage;

    @Test
    void notesArriveAtTheFrameAtWhichTheyAreDue() throws Exception {
        double[] ahead = run(true, Beside.NOTHING);
        double[] atOnce = run(false, Beside.NOTHING);
        double[] aheadBusy = run(true, Beside.A_JVM);
        double[] atOnceBusy = run(false, Beside.A_JVM);
        double[] aheadBusier = run(true, Beside.A_THREAD);
        System.out.printf("|arrival - due| of %d notes in frames of 1/48000 s, cycles of 256 frames%n", NOTES);
        print("handed over ahead", ahead);
        print("sent at once", atOnce);
        print("ahead, beside a JVM that allocates", aheadBusy);
        print("at once, beside a JVM that allocates", atOnceBusy);
        print("ahead, beside a thread that does", aheadBusier);
        assertTrue(share(ahead) > share(atOnce), "handing over ahead is what keeps the time");
        assertTrue(share(aheadBusy) > share(atOnceBusy), "handing over ahead is what keeps the time");
    }

    /// What allocates all it can.
    private enum Beside {
        NOTHING,
        A_JVM,
        A_THREAD
    }

    /// The distances, the least first.
    private double[] run(boolean ahead, Beside beside) throws Exception {
        Path result = folder.resolve("arrivals");
        long[] due = new long[NOTES];
        List<Arrival> presses;
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), line -> {})) {
            Process judge = startJvm(server, "judge.log", JackJudge.class, server.name(), result.toString());
            server.awaitPort("judge:in");
            MidiOutput output = jack.openOutput("judge");
            TimeUnit.SECONDS.sleep(3); // the server finds its pace, and so does its clock
            play(output, ahead, new long[WARM_UP]); // compiles
            allocating = true;
            Thread allocator = beside == Beside.A_THREAD ? startAllocating() : null;
            Process other = beside == Beside.A_JVM ? startJvm(server, "allocator.log", Litter.class) : null;
            play(output, ahead, due);
            allocating = false;
            if (allocator != null) {
                allocator.join();
            }
            if (other != null) {
                assertTrue(other.isAlive(), "it allocated to the end");
                other.destroyForcibly().waitFor();
            }
            output.close();
            judge.getOutputStream().close();
            assertEquals(0, judge.waitFor());
            presses = JackJudge.read(result).stream().filter(Arrival::isPress).toList();
        }
        double[] frames = new double[NOTES];
        int late = 0;
        int exact = 0;
        for (int note = 0; note < NOTES; note++) {
            frames[note] = distance(message(note), due[note], presses.subList(WARM_UP / 2, presses.size()));
            late += ahead && !inTime[note] ? 1 : 0;
            exact += ahead && inTime[note] && frames[note] <= 1 ? 1 : 0;
        }
        if (ahead) {
            System.out.printf(
                    "handed over in time%s: %d notes, %d of them within 1 frame%n",
                    beside == Beside.NOTHING ? "" : " beside " + beside, NOTES - late, exact);
        }
        Arrays.sort(frames);
        return frames;
    }

    /// Infinitely far if it never came: a client that is not done in time loses what its cycle brings.
    private static double distance(int message, long due, List<Arrival> presses) {
        return presses.stream()
                .filter(press -> press.message() == message)
                .mapToDouble(press -> Math.abs(press.nanos() - due) / JackServer.FRAME_NANOS)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /// Another one for each note.
    private static int message(int note) {
        return ShortMessages.noteOn(0, note % 100, 1 + note / 100);
    }

    private static Process startJvm(JackServer server, String log, Class<?> main, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return server.start(log, command.toArray(String[]::new));
    }

    /// A program that allocates until it is ended.
    static final class Litter {

        private Litter() {}

        public static void main(String[] arguments) {
            Random random = new Random(1);
            byte[][] kept = new byte[40][];
            for (int i = 0; kept.length > 0; i = (i + 1) % kept.length) {
                kept[i] = new byte[1 + random.nextInt(10_000)];
            }
        }
    }

    private void play(MidiOutput output, boolean ahead, long[] due) {
        long first = System.nanoTime() + 100_000_000;
        for (int note = 0; note < due.length; note++) {
            due[note] = first + note * SPACING_NANOS + note * 1_237L; // falls on every part of a cycle
            waitUntil(due[note] - (ahead ? output.leadNanos() : 0));
            output.send(ahead ? due[note] : System.nanoTime(), message(note));
            inTime[note] =
                    System.nanoTime() < due[note] - IN_TIME_NANOS; // what the machine has kept from it is not JACK's
            output.send(due[note] + 5_000_000, ShortMessages.noteOff(0, note % 100));
        }
        waitUntil(due[due.length - 1] + 100_000_000);
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private Thread startAllocating() {
        return Thread.ofPlatform().daemon().name("allocator").start(() -> {
            Random random = new Random(1);
            while (allocating) {
                garbage = new byte[1 + random.nextInt(10_000)];
            }
        });
    }

    private static void print(String what, double[] frames) {
        System.out.printf(
                Locale.ROOT,
                "%-40s median %6.2f  p99 %7.2f  p99.9 %7.2f  max %8.2f  within 1 frame %6.2f %%%n",
                what,
                frames[NOTES / 2],
                frames[NOTES * 99 / 100],
                frames[NOTES * 999 / 1000],
                frames[NOTES - 1],
                100 * share(frames));
    }

    /// How many of them are within one frame.
    private static double share(double[] frames) {
        return (double) Arrays.stream(frames).filter(distance -> distance <= 1).count() / frames.length;
    }
}
