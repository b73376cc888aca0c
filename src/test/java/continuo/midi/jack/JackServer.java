package continuo.midi.jack;

import continuo.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A JACK server of the test's own, without a sound card, and JACK's example programs on it.
public final class JackServer implements AutoCloseable {

    static final int RATE = 48_000;
    static final double FRAME_NANOS = 1e9 / RATE;

    private static final int PATIENCE_SECONDS = 60;

    private final String name = "continuo-test-" + ProcessHandle.current().pid();
    private final Path folder;
    private final int period;
    private final List<Process> programs = new ArrayList<>();
    private Process server;

    public JackServer(Path folder) throws IOException, InterruptedException {
        this(folder, 256);
    }

    /// @param period frames a cycle
    public JackServer(Path folder, int period) throws IOException, InterruptedException {
        List.of("jackd", "jack_wait", "jack_lsp", "jack_connect", "jack_midiseq", "jack_midi_dump", "stdbuf", "chrt")
                .forEach(Needs::program);
        this.folder = folder;
        this.period = period;
        server = launch();
    }

    private Process launch() throws IOException, InterruptedException {
        boolean urgent = new ProcessBuilder("chrt", "-f", "10", "true").start().waitFor() == 0;
        String priority = urgent ? "--realtime" : "--no-realtime"; // urgent: whatever else the machine does
        Process launched =
                start("jackd", "jackd", priority, "-n", name, "-d", "dummy", "-r", "" + RATE, "-p", "" + period);
        run("jack_wait", "-s", name, "-w", "-t", "20");
        return launched;
    }

    public String name() {
        return name;
    }

    /// As when the server crashes. The programs end, too: one that stays would be woken in place of a later one
    /// of its name.
    public void kill() throws InterruptedException {
        server.destroyForcibly().waitFor();
        for (Process program : programs) {
            program.destroyForcibly().waitFor();
        }
        programs.clear();
    }

    public void restart() throws IOException, InterruptedException {
        server = launch();
    }

    /// Starts a program that is ended with this server; what it prints goes into the file `log`.
    public Process start(String log, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()));
        builder.environment()
                .putAll(Map.of(
                        "JACK_DEFAULT_SERVER", name, "JACK_NO_AUDIO_RESERVATION", "1", "JACK_NO_START_SERVER", "1"));
        Process process = builder.start();
        programs.add(process);
        return process;
    }

    /// A program that writes down every message it hears at its port `dump:input`.
    public Process startDump() throws IOException, InterruptedException {
        Process dump = start("dump", "stdbuf", "-oL", "jack_midi_dump", "-a", "dump");
        awaitPort("dump:input");
        return dump;
    }

    /// A program that plays a loop of notes on its port `seq:out`; each three numbers are a note's first frame, its
    /// pitch and its length in frames.
    public Process startSequencer(int loopFrames, int... notes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("jack_midiseq", "seq", "" + loopFrames));
        for (int number : notes) {
            command.add("" + number);
        }
        Process sequencer = start("seq", command.toArray(String[]::new));
        awaitPort("seq:out");
        return sequencer;
    }

    public void connect(String source, String destination) throws IOException, InterruptedException {
        run("jack_connect", "-s", name, source, destination);
    }

    public void awaitPort(String port) throws InterruptedException {
        await(port, () -> ports().contains(port));
    }

    public List<String> ports() {
        try {
            Process lsp = new ProcessBuilder("jack_lsp", "-s", name)
                    .redirectErrorStream(true)
                    .start();
            return lsp.inputReader().lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The ports that `port` is connected to.
    public List<String> connections(String port) throws IOException {
        Process lsp = new ProcessBuilder("jack_lsp", "-s", name, "-c", port)
                .redirectErrorStream(true)
                .start();
        return lsp.inputReader()
                .lines()
                .filter(line -> line.startsWith(" "))
                .map(String::strip)
                .toList();
    }

    /// Whole lines that a program has printed.
    public List<String> lines(String log) {
        try {
            String text = Files.readString(folder.resolve(log));
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Forgets what has been printed so far.
    public void clear(String log) throws IOException {
        Files.writeString(folder.resolve(log), "");
    }

    /// What `jack_midi_dump` has heard.
    public List<Heard> heard() {
        return lines("dump").stream()
                .filter(line -> line.matches(" *\\d+: .*"))
                .map(Heard::of)
                .toList();
    }

    /// @param frame counted from the program's start
    public record Heard(long frame, int status, int data1, int data2) {

        private static Heard of(String line) {
            String[] words = line.strip().split("[: ]+");
            return new Heard(
                    Long.parseLong(words[0]),
                    Integer.parseInt(words[1], 16),
                    words.length > 2 ? number(words[2]) : 0,
                    words.length > 3 ? number(words[3]) : 0);
        }

        private static int number(String word) {
            return word.matches("[0-9a-f]{2}") ? Integer.parseInt(word, 16) : 0;
        }

        public boolean isPress() {
            return (status & 0xF0) == 0x90 && data2 > 0;
        }
    }

    /// Waits for what another process is to do in its own time.
    public static void await(String what, BooleanSupplier condition) throws InterruptedException {
        await(what, PATIENCE_SECONDS, condition);
    }

    public static void await(String what, int seconds, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("never: " + what);
            }
            Thread.sleep(10);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> server)
                .join();
        programs.forEach(Process::destroyForcibly);
    }
}
