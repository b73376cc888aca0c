package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.model.NetworkShape;
import continuo.model.RandomModelFiles;
import continuo.music.Note;
import continuo.music.Tempo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `train` may make, the daemon can play in the memory that the launcher gives it.
class ModelInMemoryTest {

    private static final String LAUNCHERS_HEAP = "-Xmx384m";

    @TempDir
    private Path folder;

    @Test
    void aNetworkOf1536UnitsPlaysInTheLaunchersMemory() throws Exception {
        assertTrue(Files.readString(Path.of("launchers/continuo")).contains(LAUNCHERS_HEAP));
        NetworkShape shape = ContinuoGraph.shape(1, 1536, 192);
        assertEquals("", shape.tooLarge(), "train makes it");
        Path model = folder.resolve("large.zip");
        RandomModelFiles.write(model, shape, continuo.encoding.Encoding.VERSION, 1);
        Path in = folder.resolve("in.mid");
        MidiFileWriter.write(
                in, Tempo.UNMARKED, List.of(new Part("one", 0, List.of(new Note(60, 70, 0, 500_000_000)))));

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        LAUNCHERS_HEAP,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "continuo.cli.Main",
                        "generate",
                        "--model",
                        model.toString(),
                        "--notes",
                        "2",
                        in.toString(),
                        folder.resolve("out.mid").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), said);
        assertTrue(Files.exists(folder.resolve("out.mid")), said);
    }
}
