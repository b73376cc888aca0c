package continuo.midi.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawBackendTest {

    @TempDir
    private Path devices;

    @Test
    void listsDeviceFilesInOrder() throws Exception {
        Path card = Files.createDirectory(devices.resolve("snd")).resolve("midiC1D0");
        Files.createFile(card);
        Files.createFile(devices.resolve("snd").resolve("pcmC1D0p"));
        Path second = Files.createFile(devices.resolve("midi2"));
        Path first = Files.createFile(devices.resolve("midi1"));
        try (RawBackend raw = new RawBackend(devices)) {
            assertEquals(List.of(port(card), port(first), port(second)), raw.inputs());
        }
    }

    @Test
    void saysWhatToDoAboutAPathThatIsNoStream() throws Exception {
        Path file = Files.createFile(devices.resolve("song.mid"));
        try (RawBackend raw = new RawBackend(devices)) {
            assertTrue(refusal(raw, devices.resolve("none").toString()).contains("mkfifo"));
            assertTrue(refusal(raw, file.toString()).contains("neither a device nor a named pipe"));
            assertTrue(refusal(raw, devices.toString()).contains("neither a device nor a named pipe"));
            assertTrue(refusal(raw, "auto").contains("no raw MIDI input"));
            assertTrue(refusal(raw, "virtual").contains("cannot create ports"));
        }
    }

    @Test
    void aPipeGivesBackWhatIsWrittenIntoIt() throws Exception {
        Path pipe = NamedPipes.make(devices, "pipe");
        Path link = Files.createSymbolicLink(devices.resolve("link"), pipe);
        Path second = Files.createLink(devices.resolve("second"), pipe);
        Path other = NamedPipes.make(devices, "other");
        try (RawBackend raw = new RawBackend(devices)) {
            assertTrue(raw.loops(pipe.toString(), pipe.toString()));
            assertTrue(raw.loops(pipe.toString(), link.toString()));
            assertTrue(raw.loops(second.toString(), pipe.toString()));
            assertTrue(raw.loops(pipe.toString(), devices + "/./pipe"));
            assertFalse(raw.loops(pipe.toString(), other.toString()));
            assertFalse(raw.loops(pipe.toString(), "/nowhere"));
            assertFalse(raw.loops("/nowhere", "/nowhere"));
            assertFalse(raw.loops("", ""), "no port was found");
            assertFalse(raw.loops("/dev/null", "/dev/null"), "as a keyboard with sounds of its own");
        }
    }

    private static String refusal(RawBackend raw, String wanted) {
        PortException refusal = assertThrows(PortException.class, () -> raw.openInput(wanted));
        String message = String.valueOf(refusal.getMessage());
        assertEquals(1, message.lines().count());
        return message;
    }

    private static PortInfo port(Path path) {
        return new PortInfo("raw", path.toString(), true);
    }
}
