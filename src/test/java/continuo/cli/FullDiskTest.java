package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.files.SmallDisk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is written to a disk that is too small, and what libraries print beside it.
class FullDiskTest {

    private static final String TUNE = "src/test/resources/continuo/evaluate/minuet.mid";

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRecordingThatFindsNoRoomNamesItsFileAndLeavesWhatWasThere() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"))) {
            Path recording = disk.path().resolve("song.wav");
            Files.writeString(recording, "an older one");
            StringWriter err = new StringWriter();
            int code = Main.run(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(err, true),
                    "generate",
                    TUNE,
                    disk.path().resolve("song.mid").toString(),
                    "--notes",
                    "100",
                    "--wav");
            assertEquals(2, code, err.toString());
            List<String> said =
                    err.toString().lines().filter(line -> !line.startsWith("…")).toList(); // how far it is
            assertEquals(1, said.size(), err.toString());
            assertTrue(said.getFirst().startsWith(recording + " cannot be written (No space left"), err.toString());
            assertEquals("an older one", Files.readString(recording));
            try (Stream<Path> left = Files.list(disk.path())) {
                assertEquals(
                        List.of("song.mid", "song.wav"),
                        left.map(path -> path.getFileName().toString()).sorted().toList());
            }
        }
    }

    /// The JDK's synthesizer reads the user's preferences; where there are none yet, their logger says so.
    @Test
    void aFirstRecordingPrintsNothingOfLibraries() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-Djava.util.prefs.userRoot=" + Files.createDirectory(folder.resolve("prefs")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "continuo.cli.Main",
                        "generate",
                        TUNE,
                        folder.resolve("song.mid").toString(),
                        "--notes",
                        "20",
                        "--wav",
                        "--json")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("(?m)^….*\\R", ""); // how far it is, on a slow machine
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.startsWith("{") && said.strip().endsWith("}"), said);
    }
}
