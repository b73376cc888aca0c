package continuo.midi.alsa;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import continuo.midi.PortException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class AlsaBackendTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhatToDoWithoutASequencer() {
        assumeLibrary();
        try (AlsaBackend alsa = new AlsaBackend(folder.resolve("seq"))) {
            assertTrue(alsa.whyUnavailable().contains("sudo modprobe snd-seq"), alsa.whyUnavailable());
            PortException refusal = assertThrows(PortException.class, () -> alsa.openOutput("auto"));
            assertEquals(alsa.whyUnavailable(), refusal.getMessage());
        }
    }

    @Test
    void aRefusalOfTheLibraryNamesItsFunction() throws Exception {
        assumeLibrary();
        assumeTrue(!Files.exists(Path.of("/dev/snd/seq")), "this machine has a sequencer");
        try (AlsaBackend alsa = new AlsaBackend(Files.createFile(folder.resolve("seq")))) {
            PortException refusal = assertThrows(PortException.class, alsa::inputs);
            assertEquals("ALSA refused snd_seq_open: No such file or directory", refusal.getMessage());
        }
    }

    /// Binding looks up each function by its name, once the class that holds it is initialised.
    @Test
    void theLibraryHasEveryFunctionThatIsBound() {
        assumeLibrary();
        assertDoesNotThrow(() -> {
            Class.forName(AsoundSequencer.class.getName());
            Class.forName(AsoundPorts.class.getName());
        });
        assertEquals("No such file or directory", AsoundSequencer.describe(-2));
    }

    private static void assumeLibrary() {
        assumeTrue(Asound.isInstalled(), Asound.LIBRARY + " is not installed");
    }
}
