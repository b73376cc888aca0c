package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.cli.demo.Tape;
import continuo.midi.ShortMessages;
import continuo.midi.raw.NamedPipes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The daemon as the system sees it: signals, restarts, what it loads, what it says.
@DisabledOnOs(OS.WINDOWS) // no named pipes in the file system
class DaemonProcessTest {

    private static final String QUICK = "tempo: 200\nsilence: 0.5\nanswer-length: 200\nseed: 1\nmodel: "
            + Path.of("models/continuo.zip").toAbsolutePath() + "\n";

    @TempDir
    private Path folder;

    @Test
    void letsEveryNoteGoWhenItIsToldToEnd() throws Exception {
        try (DaemonProcess daemon = new DaemonProcess(folder, QUICK)) {
            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.process().destroy(); // SIGTERM

            assertEquals(143, daemon.awaitEnd(), "as the JVM ends on SIGTERM\n" + daemon.log());
            assertTrue(daemon.played().presses() > 0);
            assertEquals(0, daemon.played().hanging());
            assertTrue(daemon.log().contains("You played 8 notes"), daemon.log());
        }
    }

    @Test
    void theSecondDaemonOnTheSamePipesSaysSo() throws Exception {
        try (DaemonProcess daemon = new DaemonProcess(folder, QUICK)) {
            Path log = folder.resolve("second");
            Process second = DaemonProcess.launch(
                    log,
                    List.of(),
                    daemon.settings(),
                    "--in",
                    "raw:" + folder.resolve("keys"),
                    "--out",
                    "raw:" + folder.resolve("synth"));
            assertEquals(2, second.waitFor());
            String said = Files.readString(log);
            assertTrue(said.contains("by another Continuo already; end that one first"), said);
            assertEquals(1, said.lines().count(), said);
        }
    }

    /// Fills a pipe, and waits for room where something stands in it already.
    private static void fill(FileChannel pipe) {
        try {
            pipe.write(ByteBuffer.allocate(1 << 16));
        } catch (IOException e) {
            // the pipe was closed: the test is over
        }
    }

    /// The synthesizer reads nothing any more: what has been sent to it may not have arrived.
    @Test
    void theFarewellToAStuckOutputSaysThatNotesMaySound() throws Exception {
        Path keys = NamedPipes.make(folder, "deaf-keys");
        Path synth = NamedPipes.make(folder, "deaf-synth");
        Files.writeString(folder.resolve("deaf.yaml"), QUICK);
        Path log = folder.resolve("deaf-log");
        Process process = DaemonProcess.launch(
                log, List.of(), folder.resolve("deaf.yaml"), "--in", "raw:" + keys, "--out", "raw:" + synth);
        try (FileChannel deaf = FileChannel.open(synth, StandardOpenOption.READ, StandardOpenOption.WRITE);
                OutputStream keyboard = Files.newOutputStream(keys)) {
            Thread.ofPlatform().daemon().start(() -> fill(deaf));
            for (int pitch = 60; pitch < 68; pitch++) {
                keyboard.write(new byte[] {(byte) 0x90, (byte) pitch, 80, (byte) 0x80, (byte) pitch, 0});
            }
            keyboard.flush();
            while (!Files.readString(log).contains("Listening to")) {
                Thread.sleep(20); // another process has a time of its own
            }
            process.destroy();
            process.waitFor();
            String said = Files.readString(log);
            assertTrue(said.contains("notes may still sound there"), said);
            assertTrue(!said.contains("All of them have ended"), said);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void silencesWhatWasLeftSoundingWhenItIsKilledAndStartedAgain() throws Exception {
        try (DaemonProcess daemon = new DaemonProcess(folder, QUICK)) {
            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.process().destroyForcibly(); // SIGKILL
            assertEquals(137, daemon.awaitEnd());
            Tape played = daemon.played();
            assertTrue(played.hanging() > 0, "killed in the midst of a note, as meant");
            long pressed = played.presses();

            daemon.restart();
            daemon.await("what hung is silenced", () -> played.hanging() == 0);
            assertEquals(pressed, played.presses(), "before anything else is played");

            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.process().destroy();
            daemon.awaitEnd();
            assertEquals(0, played.hanging());
        }
    }

    @Test
    void yieldsToTheNextKeyAndGoesOnWhenTheKeyboardIsPluggedInAgain() throws Exception {
        try (DaemonProcess daemon = new DaemonProcess(folder, QUICK)) {
            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.playAPhrase();
            daemon.unplugKeyboard();
            daemon.await("it says that the keyboard is gone", () -> daemon.said("is gone"));
            daemon.plugKeyboard();
            daemon.await("it says that it is back", () -> lines(daemon, "Listening to") == 2);
            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.process().destroy();

            daemon.awaitEnd();
            assertEquals(0, daemon.played().hanging());
            assertEquals(1, lines(daemon, "Playing to \""), daemon.log());
            assertTrue(daemon.said("You played 24 notes"), daemon.log());
        }
    }

    @Test
    void followsTheSettingsFileAndSaysItsMistakesInOneLine() throws Exception {
        try (DaemonProcess daemon = new DaemonProcess(folder, QUICK)) {
            Files.writeString(daemon.settings(), QUICK + "channel: 3\n");
            daemon.await("the mistake is said", () -> daemon.said("channel is no setting; the nearest one is"));
            Files.writeString(daemon.settings(), QUICK + "output-channel: 3\n");
            daemon.await("the change is said", () -> daemon.said("Settings read again."));
            daemon.playAPhrase();
            daemon.awaitSounding();

            Tape played = daemon.played();
            int last = played.message(played.size() - 1);
            assertEquals(2, ShortMessages.channel(last), "plays on the new channel");
        }
    }

    @Test
    void aServiceWaitsForItsPortsAndEndsWhenToldTo() throws Exception {
        Path synth = folder.resolve("synth");
        Path log = folder.resolve("waiting");
        Path settings = Files.writeString(folder.resolve("waiting.yaml"), QUICK);
        Process daemon = DaemonProcess.launch(
                log, List.of(), settings, "--wait", "--in", "javasound:auto", "--out", "raw:" + synth);
        try {
            awaitLine(daemon, log, "Waiting for the output \"" + synth + "\"");
            NamedPipes.make(folder, "synth");
            awaitLine(daemon, log, "Continuo plays on \"" + synth + "\"");
            daemon.destroy();
            assertEquals(143, daemon.waitFor());
            assertEquals(
                    1,
                    Files.readString(log)
                            .lines()
                            .filter(line -> line.contains("Waiting"))
                            .count());
        } finally {
            daemon.destroyForcibly();
        }
    }

    @Test
    void aMistakeInTheSettingsIsNothingToTryAgain() throws Exception {
        Path settings = Files.writeString(folder.resolve("wrong.yaml"), "tempo: fast\n");
        Process daemon = DaemonProcess.launch(folder.resolve("wrong"), List.of(), settings, "--wait");

        assertEquals(2, daemon.waitFor(), "as the services' files know it");
    }

    private static void awaitLine(Process process, Path log, String part) throws Exception {
        long until = System.nanoTime() + 30_000_000_000L;
        while (!Files.readString(log).contains(part)) {
            assertTrue(process.isAlive() && System.nanoTime() < until, () -> "never said: " + part + read(log));
            Thread.sleep(20); // another process has a time of its own
        }
    }

    private static String read(Path log) {
        try {
            return "\n" + Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void startsQuicklyWithoutDeeplearning4j() throws Exception {
        Path classes = folder.resolve("classes");
        try (DaemonProcess daemon = new DaemonProcess(folder, QUICK, "-Xlog:class+load:file=" + classes)) {
            Duration used = daemon.process().info().totalCpuDuration().orElse(Duration.ZERO);

            assertTrue(used.toMillis() < 4_000, "took " + used + " of processor time to start");
            assertEquals(
                    List.of(),
                    loaded(
                            classes,
                            "org.nd4j",
                            "org.deeplearning4j",
                            "org.bytedeco",
                            "continuo.learn",
                            "javax.jmdns",
                            "org.eclipse.jetty.http",
                            "org.eclipse.jetty.websocket"));
            assertTrue(loaded(classes, "continuo.live").size() > 5, "the log tells what is loaded");
            assertTrue(Files.readAllLines(classes).size() < 4_500, "few classes");
        }
    }

    private static List<String> loaded(Path log, String... packages) throws Exception {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> Stream.of(packages).anyMatch(line::contains))
                    .toList();
        }
    }

    private static long lines(DaemonProcess daemon, String part) {
        return daemon.log().lines().filter(line -> line.contains(part)).count();
    }
}
