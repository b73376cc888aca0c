package continuo.midi.rtp;

import static continuo.midi.ShortMessages.controlChange;
import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.noteOn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.Needs;
import continuo.midi.MidiOutput;
import continuo.midi.RecordingSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Another implementation, the npm package rtpmidi, listens to us: it invites and is invited.
class RtpmidiPackageTest {

    private static final Path FOLDER = Path.of("target", "rtpmidi");
    private static final String PACKAGE = "rtpmidi@1.0.0";

    private final int port = FreePorts.pair();

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Needs.program("node");
        Needs.program("npm");
        Path installed = FOLDER.resolve("node_modules").resolve("rtpmidi");
        if (!Files.isDirectory(installed)) {
            Files.createDirectories(FOLDER);
            new ProcessBuilder(
                            "npm",
                            "install",
                            "--omit=optional",
                            "--no-audit",
                            "--no-fund",
                            "--prefix",
                            FOLDER.toString(),
                            PACKAGE)
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start()
                    .waitFor(2, TimeUnit.MINUTES);
        }
        Needs.that(Files.isDirectory(installed), "the npm package " + PACKAGE + " (see target/rtpmidi/npm.log)");
    }

    @Test
    void hearsWhatWePlayWhenWeInviteIt() throws Exception {
        try (NodePeer node = new NodePeer(port, 0);
                RtpBackend ours = ours(FreePorts.pair(), List.of(), List.of("127.0.0.1:" + port))) {
            try (MidiOutput output = ours.openOutput("auto")) {
                assertHears(output, node);
            }
            assertEquals("disconnected", node.next());
        }
    }

    @Test
    void hearsWhatWePlayWhenItInvitesUs() throws Exception {
        try (RtpBackend ours = ours(port, List.of("Node"), List.of())) {
            RecordingSink heard = new RecordingSink();
            ours.openInput("auto").start(heard);
            MidiOutput output = ours.openOutput("auto");
            try (NodePeer node = new NodePeer(FreePorts.pair(), port)) {
                assertEquals("found Node (127.0.0.1)", heard.next());
                assertHears(output, node);
            }
        }
    }

    private static RtpBackend ours(int itsPort, List<String> allow, List<String> connect) {
        return new RtpBackend(
                new RtpSettings("Ours", itsPort, RtpSettings.LOOPBACK, allow, connect, 20_000_000), line -> {});
    }

    private static void assertHears(MidiOutput output, NodePeer node) throws InterruptedException {
        assertEquals("connected Ours", node.next());
        RtpBackendTest.awaitListener(output);
        long now = System.nanoTime();
        output.send(now, noteOn(0, 60, 90));
        output.send(now + 5_000_000, noteOn(0, 64, 91));
        output.send(now + 5_000_000, noteOn(3, 67, 92));
        output.send(now + 9_000_000, controlChange(3, 64, 127));
        output.send(now + 9_000_000, noteOff(0, 60));
        for (String message : List.of("903c5a", "90405b", "93435c", "b3407f", "803c00")) {
            assertEquals("message " + message, node.next());
        }
    }

    /// A process of node, with the lines that it prints.
    private static final class NodePeer implements AutoCloseable {

        private final Process process;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        NodePeer(int port, int other) throws IOException, InterruptedException {
            Path script = FOLDER.resolve("peer.js"); // beside the folder that holds the package
            try (var in = RtpmidiPackageTest.class.getResourceAsStream("rtpmidi-peer.js")) {
                Files.write(script, in.readAllBytes());
            }
            process = new ProcessBuilder("node", script.toString(), Integer.toString(port), Integer.toString(other))
                    .redirectErrorStream(true)
                    .start();
            Thread.ofPlatform().daemon().name("node").start(this::read);
            assertEquals("ready", next());
        }

        private void read() {
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.matches("(ready|connected|disconnected|message)\\b.*")) {
                        lines.add(line); // the rest is its log
                    }
                }
            } catch (IOException e) {
                lines.add("broken off: " + e);
            }
        }

        String next() throws InterruptedException {
            return String.valueOf(lines.poll(20, TimeUnit.SECONDS));
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
