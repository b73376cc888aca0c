package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.jack.JackServer;
import continuo.midi.jack.JackServer.Heard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The real daemon on a JACK server, as the README has it started.
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class JackDaemonTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void listensAndPlaysWhereItIsTold() throws Exception {
        for (List<String> ports : List.of(
                List.of("--backend", "jack", "--in", "seq", "--out", "dump"),
                List.of("--in", "jack:seq", "--out", "jack:dump"))) {
            try (JackServer server = new JackServer(folder)) {
                server.startDump();
                // a phrase of three notes every three seconds
                server.startSequencer(144_000, 0, 60, 4_000, 5_000, 64, 4_000, 10_000, 67, 4_000);
                Process daemon = run(server, ports);
                JackServer.await("it listens", PATIENCE_SECONDS, () -> says(server, "Listening to \"seq:out\"."));
                JackServer.await("it plays", PATIENCE_SECONDS, () -> says(server, "Playing to \"dump:input\"."));
                JackServer.await(
                        "an answer",
                        PATIENCE_SECONDS,
                        () -> server.heard().stream().anyMatch(Heard::isPress));
                daemon.destroy();
                assertTrue(daemon.waitFor(30, TimeUnit.SECONDS));
            }
            Files.delete(folder.resolve("daemon"));
            Files.delete(folder.resolve("dump"));
        }
    }

    @Test
    void saysInOneLineWhichPortsThereAreOrWhatToWrite() throws Exception {
        try (JackServer server = new JackServer(folder)) {
            server.startDump();
            refuses(server, "no MIDI input matches 'pianola'; there is none now", "--in", "pianola");
            refuses(server, "'jack:' has no port's name after the colon", "--in", "jack:");
            refuses(server, "no MIDI output matches 'organ'; there is: dump:input", "--out", "organ");
        }
    }

    private void refuses(JackServer server, String expected, String option, String port) throws Exception {
        Process daemon = run(server, List.of("--backend", "jack", option, port));
        assertTrue(daemon.waitFor(60, TimeUnit.SECONDS));
        List<String> said = server.lines("daemon");
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.getFirst().contains(expected), said::toString);
        assertEquals(2, daemon.exitValue());
        server.clear("daemon");
    }

    private static boolean says(JackServer server, String line) {
        return server.lines("daemon").stream().anyMatch(said -> said.contains(line));
    }

    private Process run(JackServer server, List<String> options) throws Exception {
        Path settings = Files.writeString(folder.resolve("my.yaml"), "tempo: 240\n");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "continuo.cli.Main",
                "run",
                "--config",
                settings.toString(),
                "--model",
                Path.of("models/continuo.zip").toAbsolutePath().toString()));
        command.addAll(options);
        return server.start("daemon", command.toArray(String[]::new));
    }
}
