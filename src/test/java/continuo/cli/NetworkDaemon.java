package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.rtp.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The real daemon in a process of its own, heard and played by RTP-MIDI on loopback.
final class NetworkDaemon implements AutoCloseable {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final int port = FreePorts.pair();
    private final Path log;
    private final Process process;

    /// @param allow as in the settings
    NetworkDaemon(Path folder, String allow) throws IOException, InterruptedException {
        log = folder.resolve("log");
        Path settings = Files.writeString(folder.resolve("my.yaml"), """
                tempo: 200
                silence: 0.5
                answer-length: 200
                seed: 1
                model: %s
                input: rtp
                output: rtp
                rtp:
                  name: Daemon
                  port: %d
                  allow: %s
                """.formatted(
                        Path.of("models/continuo.zip").toAbsolutePath(), port, allow));
        process = DaemonProcess.launch(log, List.of(), settings);
        await("it is ready", () -> log().contains("Ctrl-C ends it"));
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, () -> "never: " + what + "\n" + log());
            assertTrue(process.isAlive(), () -> "ended before: " + what + "\n" + log());
            Thread.sleep(5); // another process has a time of its own
        }
    }

    long lines(String part) {
        return log().lines().filter(line -> line.contains(part)).count();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The bytes of all live objects in its heap.
    long liveBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(histogram.waitFor(10, TimeUnit.SECONDS));
        String total = text.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.split("\\s+")[2]);
    }

    /// Tells it to end, as a service manager does.
    void end() throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), () -> "does not end\n" + log());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
