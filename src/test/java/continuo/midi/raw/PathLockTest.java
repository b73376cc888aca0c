package continuo.midi.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortException;
import continuo.midi.ShortMessages;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathLockTest {

    @TempDir
    private Path folder;

    @Test
    void theSecondReaderAndTheSecondWriterOfAPipeAreToldSo() throws Exception {
        Path pipe = NamedPipes.make(folder, "pipe");
        try (RawBackend backend = new RawBackend()) {
            MidiInput first = backend.openInput(pipe.toString());
            PortException second = assertThrows(PortException.class, () -> backend.openInput(pipe.toString()));
            assertEquals(
                    pipe + " is read by another Continuo already; end that one first, or name another path",
                    second.getMessage());
            first.close();
            backend.openInput(pipe.toString()).close();
            MidiOutput output = backend.openOutput(pipe.toString());
            assertThrows(PortException.class, () -> backend.openOutput(pipe.toString()));
            output.close();
        }
    }

    @Test
    void anOutputThatIsStuckSaysThatNotAllHasLeft() throws Exception {
        Path pipe = NamedPipes.make(folder, "stuck");
        RawOutput output = new RawOutput(pipe);
        try (InputStream deaf = Files.newInputStream(pipe)) { // opens it, and reads nothing
            while (output.isDrained()) {
                for (int n = 0; n < 100; n++) {
                    output.send(0, ShortMessages.noteOn(0, 60, 1 + n));
                    output.send(0, ShortMessages.noteOff(0, 60));
                }
                Thread.onSpinWait();
            }
            // A pipe takes 64 kB: what is sent beyond that stays here.
            for (int n = 0; n < 40_000; n++) {
                output.send(0, ShortMessages.noteOn(0, 60, 1 + n % 100));
            }
            output.close();
            assertTrue(!output.isDrained() || deaf.available() > 0);
        }
        RawOutput idle = new RawOutput(pipe);
        idle.close();
        assertTrue(idle.isDrained());
    }
}
