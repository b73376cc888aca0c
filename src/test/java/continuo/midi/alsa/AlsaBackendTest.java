package continuo.midi.alsa;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import continuo.Needs;
import continuo.midi.HostSystem;
import continuo.midi.PortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        try (AlsaBackend alsa = alsa(folder.resolve("seq"))) {
            assertTrue(alsa.whyUnavailable().contains("sudo modprobe snd-seq"), alsa.whyUnavailable());
            PortException refusal = assertThrows(PortException.class, () -> alsa.openOutput("auto"));
            assertEquals(alsa.whyUnavailable(), refusal.getMessage());
        }
    }

    @Test
    void aRefusalOfTheLibraryNamesItsFunction() throws Exception {
        assumeLibrary();
        assumeTrue(!Files.exists(Path.of("/dev/snd/seq")), "this machine has a sequencer");
        try (AlsaBackend alsa = alsa(Files.createFile(folder.resolve("seq")))) {
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

    @Test
    void saysForEachCauseWhatToType() {
        assertEquals("ALSA exists on Linux only", why(HostSystem.MACOS, true, true, true));
        assertEquals("ALSA exists on Linux only", why(HostSystem.WINDOWS, true, true, true));
        assertTrue(why(HostSystem.LINUX, false, true, true).contains("sudo apt install libasound2"));
        assertTrue(why(HostSystem.LINUX, true, false, false).contains("sudo modprobe snd-seq"));
        assertTrue(why(HostSystem.LINUX, true, true, false).contains("join the group audio"));
        assertEquals("", why(HostSystem.LINUX, true, true, true));
    }

    private static String why(HostSystem system, boolean library, boolean device, boolean permitted) {
        return AlsaBackend.whyUnavailable(system, Path.of("/dev/snd/seq"), library, device, permitted);
    }

    @Test
    void advisesTheFineTimerWhereTheKernelHasNone() throws Exception {
        assumeLibrary();
        Path device = Files.createFile(folder.resolve("seq"));
        Path timers = folder.resolve("timers");
        try (AlsaBackend alsa = new AlsaBackend(HostSystem.LINUX, device, timers)) {
            assertEquals(List.of(), alsa.advice(), "a kernel that does not tell");
            Files.writeString(timers, "G0: system timer : 4000.000us (10000000 ticks)\n");
            assertTrue(alsa.advice().getFirst().contains("sudo modprobe snd-hrtimer"));
            Files.writeString(timers, "G3: HR timer : 0.001us (1000000000 ticks)\n");
            assertEquals(List.of(), alsa.advice());
        }
    }

    @Test
    void saysWhatToChooseInADaw() {
        try (AlsaBackend alsa = alsa(folder.resolve("seq"))) {
            assertTrue(alsa.howToListen("").contains("choose the MIDI input \"Continuo\""));
            assertTrue(alsa.howToListen("FLUID Synth").contains("connects itself to \"FLUID Synth\""));
        }
    }

    @Test
    void noContinuosPortsAreConnectedToEitherWay() {
        int allRights = 1 | 1 << 1 | 1 << 5 | 1 << 6;
        SequencerPort own = SequencerPort.of(0x8000, "Continuo", "Continuo out", allRights, 1 << 16);
        SequencerPort hidden = SequencerPort.of(0x8100, "Piano", "Piano", allRights | 1 << 7, 1 << 16);
        SequencerPort piano = SequencerPort.of(0x1800, "Piano", "Piano MIDI 1", allRights, 1 << 16);

        assertFalse(own.readable() || own.writable());
        assertFalse(hidden.readable() || hidden.writable(), "its owner does not want it to be connected");
        assertTrue(piano.readable() && piano.writable());
    }

    @Test
    void theKernelsMidiThroughGivesBackWhatIsPlayedIntoIt() {
        try (AlsaBackend alsa = alsa(folder.resolve("seq"))) {
            assertTrue(alsa.loops("Midi Through Port-0", "Midi Through Port-0"));
            assertFalse(alsa.loops("Midi Through Port-0", "Midi Through Port-1"));
            assertFalse(alsa.loops("Grand Piano", "Grand Piano"), "a keyboard with sounds of its own");
        }
    }

    private AlsaBackend alsa(Path device) {
        return new AlsaBackend(HostSystem.LINUX, device, folder.resolve("timers"));
    }

    private static void assumeLibrary() {
        Needs.that(Asound.isInstalled(), Asound.LIBRARY);
    }
}
