package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.raw.NamedPipes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS) // no named pipes in the file system
class LearnCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void aFaderThatIsMovedTwiceIsWrittenIntoTheSettingsFile() throws Exception {
        Path faders = NamedPipes.make(folder, "faders");
        Path file = Files.writeString(folder.resolve("my.yaml"), "tempo: 90 # mine\ncontrols:\n");
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(() -> learn(file, "temperature", "--control-in", "raw:" + faders));
        try (OutputStream port = Files.newOutputStream(faders)) { // returns when it listens
            for (int value = 0; value < 20; value++) {
                port.write(new byte[] {(byte) 0xB0, 74, (byte) value});
            }
            port.flush();
            Thread.sleep(350); // a player's rest, which a port cannot be passed
            port.write(new byte[] {(byte) 0xB0, 74, 90});
            port.flush();
            assertEquals(0, code.get(20, TimeUnit.SECONDS), errors::toString);
        }

        assertEquals("tempo: 90 # mine\ncontrols:\n  - {on: cc 74, sets: temperature}\n", Files.readString(file));
        assertTrue(out.toString().contains("cc 74 on channel 1; move it once more"), out::toString);
        assertTrue(out.toString().contains("my.yaml: - {on: cc 74, sets: temperature}"), out::toString);
    }

    @Test
    void whatCannotBeLearntIsSaidInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("my.yaml"), "tempo: 90\n");

        assertEquals(2, learn(file, "temprature"));
        assertEquals(
                "'temprature' is no setting that may change while Continuo plays, and no action; the nearest one is "
                        + "'temperature'",
                errors.toString().strip());
        assertEquals(1, learn(file, "panic", "--seconds", "1"));
        assertTrue(errors.toString().contains("Nothing that can set panic was moved twice within 1 seconds"));
        assertEquals("tempo: 90\n", Files.readString(file));
    }

    private int learn(Path file, String what, String... more) {
        try {
            String keys = "raw:" + NamedPipes.make(folder, "keys-" + System.nanoTime());
            String[] args = new String[more.length + 6];
            System.arraycopy(new String[] {"learn", what, "--config", file.toString(), "--in", keys}, 0, args, 0, 6);
            System.arraycopy(more, 0, args, 6, more.length);
            return Main.run(new PrintWriter(out, true), new PrintWriter(errors, true), args);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
