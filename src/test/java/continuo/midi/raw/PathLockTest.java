package continuo.midi.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortException;
import continuo.midi.ShortMessages;
import java.io.FileInputStream;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathLockTest {

    private static final long WRITES_WITHIN_NANOS = 50_000_000;

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
        try (FileInputStream deaf = new FileInputStream(pipe.toFile())) { // opens it, and reads nothing
            int inPipe;
            do { // until the pipe takes no more: what is sent before it is open goes nowhere
                inPipe = deaf.available();
                long droppedBefore = output.dropped();
                while (output.dropped() == droppedBefore) {
                    output.send(0, ShortMessages.noteOn(0, 60, 1));
                }
                LockSupport.parkNanos(WRITES_WITHIN_NANOS);
            } while (inPipe == 0 || deaf.available() > inPipe);
            output.close();
            assertFalse(output.isDrained());
        }
        RawOutput idle = new RawOutput(pipe);
        idle.close();
        assertTrue(idle.isDrained());
    }
}
