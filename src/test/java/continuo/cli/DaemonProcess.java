package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.cli.demo.Tape;
import continuo.midi.MidiByteParser;
import continuo.midi.ShortMessages;
import continuo.midi.raw.NamedPipes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The real daemon in a process of its own, between two named pipes: one that a test plays into, one whose every
/// byte is taken down.
final class DaemonProcess implements AutoCloseable {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Path folder;
    private final Path keys;
    private final Path synth;
    private final Path log;
    private final Tape played = new Tape();
    private final List<String> options;
    private Process process;
    private Thread reader;
    private OutputStream keyboard;

    /// @param options of the JVM
    DaemonProcess(Path folder, String settings, String... options) throws IOException, InterruptedException {
        this.folder = folder;
        this.options = List.of(options);
        keys = NamedPipes.make(folder, "keys");
        synth = NamedPipes.make(folder, "synth");
        log = folder.resolve("log");
        Files.writeString(folder.resolve("my.yaml"), settings);
        process = launch();
        reader = read();
        keyboard = Files.newOutputStream(keys); // returns when the daemon has opened it
        await("it listens", () -> said("Listening to"));
    }

    /// The same again after its end; the synthesizer and what it has been sent stay.
    void restart() throws IOException, InterruptedException {
        reader.join();
        process = launch();
        reader = read();
        keyboard = Files.newOutputStream(keys);
    }

    private Process launch() throws IOException {
        return launch(log, options, settings(), "--in", "raw:" + keys, "--out", "raw:" + synth);
    }

    /// `run` in a process of its own, with no terminal, and nothing to read.
    static Process launch(Path log, List<String> jvmOptions, Path settings, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx256m"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "continuo.cli.Main", "run"));
        command.addAll(List.of("--config", settings.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment() // where sessions are recorded
                .put(
                        "XDG_DATA_HOME",
                        log.toAbsolutePath().resolveSibling("data").toString());
        return builder.redirectInput(
                        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
    }

    private Thread read() {
        return Thread.ofPlatform().daemon().name("synthesizer").start(() -> {
            MidiByteParser parser = new MidiByteParser();
            try (InputStream in = Files.newInputStream(synth)) {
                for (int next = in.read(); next >= 0; next = in.read()) {
                    int message = parser.accept((byte) next);
                    if (message != MidiByteParser.NOTHING) {
                        played.message(System.nanoTime(), message);
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /// Plays a phrase of eight notes, legato, and lets all keys go.
    void playAPhrase() throws IOException, InterruptedException {
        int[] tune = {60, 62, 64, 65, 67, 65, 64, 62};
        for (int pitch : tune) {
            send(ShortMessages.noteOn(0, pitch, 80));
            Thread.sleep(60); // a player's time, which another process cannot be passed
            send(ShortMessages.noteOff(0, pitch));
        }
    }

    private void send(int message) throws IOException {
        keyboard.write(new byte[] {
            (byte) ShortMessages.status(message),
            (byte) ShortMessages.data1(message),
            (byte) ShortMessages.data2(message)
        });
        keyboard.flush();
    }

    void awaitSounding() throws InterruptedException {
        await("it answers", () -> played.hanging() > 0);
    }

    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "never: " + what + "\n" + log());
            assertTrue(process.isAlive(), "ended before: " + what + "\n" + log());
            Thread.sleep(5); // another process has a time of its own
        }
    }

    boolean said(String part) {
        return log().contains(part);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Path settings() {
        return folder.resolve("my.yaml");
    }

    Tape played() {
        return played;
    }

    Process process() {
        return process;
    }

    void unplugKeyboard() throws IOException {
        keyboard.close();
    }

    void plugKeyboard() throws IOException {
        keyboard = Files.newOutputStream(keys);
        keyboard.write(0xFE); // active sensing, which keyboards send several times a second
        keyboard.flush();
    }

    /// Waits for the end of the process and of its bytes; returns its exit code.
    int awaitEnd() throws InterruptedException {
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "does not end\n" + log());
        reader.join(10_000);
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        keyboard.close();
    }
}
