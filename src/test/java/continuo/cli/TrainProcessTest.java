package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.Tunes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `continuo train` in a process of its own.
class TrainProcessTest {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void aRunThatIsKilledGoesOnToTheSameCurveAndTheSameModel() throws IOException, InterruptedException {
        Tunes.write(folder.resolve("tunes"), 25);
        assertEquals(0, run(arguments("whole")));

        Process killed = start(arguments("killed"));
        awaitRows(killed, 3);
        killed.destroyForcibly();
        assertEquals(137, killed.waitFor(), "ended before it was killed");
        assertTrue(rows("killed").size() < rows("whole").size());
        assertEquals(0, run("@" + folder.resolve("killed.zip.checkpoints/settings.txt")));

        assertEquals(rows("whole"), rows("killed"));
        assertArrayEquals(coefficients("whole"), coefficients("killed"));
    }

    private String[] arguments(String name) {
        return ("train " + folder.resolve("tunes") + " --out " + folder.resolve(name + ".zip")
                        + " --units 16 --layers 1 --hidden 8 --batch 8 --window 16 --dropout 0.2"
                        + " --steps 600 --validate-steps 30 --seed 3")
                .split(" ");
    }

    private static int run(String... arguments) {
        StringWriter told = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.getFirst().equals("train")) {
            all.addFirst("train");
        }
        int code = Main.run(new PrintWriter(told), new PrintWriter(told), all.toArray(String[]::new));
        assertEquals(0, code, told.toString());
        return code;
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "continuo.cli.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void awaitRows(Process process, int count) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (rows("killed").size() < count) {
            assertTrue(process.isAlive() && System.nanoTime() < until, () -> log());
            Thread.sleep(2); // another process has a time of its own
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The curve without the clock.
    private List<List<String>> rows(String name) throws IOException {
        Path curve = folder.resolve(name + ".zip.checkpoints/curve.csv");
        if (!Files.exists(curve)) {
            return List.of();
        }
        return Files.readAllLines(curve).stream()
                .skip(1)
                .map(line -> {
                    List<String> cells = new ArrayList<>(Arrays.asList(line.split(",")));
                    cells.remove(2);
                    return cells;
                })
                .toList();
    }

    private byte[] coefficients(String name) throws IOException {
        try (var zip = java.nio.file.FileSystems.newFileSystem(folder.resolve(name + ".zip"))) {
            return Files.readAllBytes(zip.getPath("coefficients.bin"));
        }
    }
}
