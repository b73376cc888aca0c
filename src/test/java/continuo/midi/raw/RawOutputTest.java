package continuo.midi.raw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.MidiByteParser;
import continuo.midi.RecordingSink;
import continuo.midi.ShortMessages;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(30)
class RawOutputTest {

    private static final int NOTES = 200_000;

    @TempDir
    private Path folder;

    @Test
    void losesWhatIsSentWhileNobodyReadsAndSilencesWhoeverComes() throws Exception {
        Path pipe = NamedPipes.make(folder, "answer");
        try (RawOutput output = new RawOutput(pipe)) {
            output.send(0, ShortMessages.noteOn(3, 60, 90));
            try (InputStream reader = Files.newInputStream(pipe)) {
                assertArrayEquals(bytes(0xB3, 123, 0), reader.readNBytes(3));
                output.send(0, ShortMessages.noteOn(3, 62, 91));
                assertArrayEquals(bytes(0x93, 62, 91), reader.readNBytes(3));
                output.send(0, ShortMessages.pack(0xC3, 5, 0));
                assertArrayEquals(bytes(0xC3, 5), reader.readNBytes(2));
            }
        }
    }

    @Test
    void goesOnWhenTheReaderVanishesAndReturns() throws Exception {
        Path pipe = NamedPipes.make(folder, "answer");
        try (RawOutput output = new RawOutput(pipe)) {
            output.send(0, ShortMessages.noteOn(0, 60, 90));
            Files.newInputStream(pipe).close();
            output.send(0, ShortMessages.noteOff(0, 60));
            byte[] first = {};
            while (first.length == 0) { // whoever comes too soon meets the old end of the pipe, and comes again
                try (InputStream reader = Files.newInputStream(pipe)) {
                    first = reader.readNBytes(3);
                }
            }
            assertArrayEquals(bytes(0xB0, 123, 0), first);
        }
    }

    @Test
    void saysWhenAReaderComesAndGoes() throws Exception {
        Path pipe = NamedPipes.make(folder, "answer");
        RecordingSink watcher = new RecordingSink();
        RawOutput output = new RawOutput(pipe);
        output.watch(watcher);
        Files.newInputStream(pipe).close();
        assertEquals("connected " + pipe, watcher.next());
        output.send(0, ShortMessages.noteOn(0, 60, 90)); // nothing else tells that a reader is gone
        assertEquals("disconnected " + pipe, watcher.next());
        try (InputStream again = Files.newInputStream(pipe)) {
            assertEquals(0xB0, again.read());
            assertEquals("connected " + pipe, watcher.next());
            output.close();
        }
        assertEquals(List.of(), watcher.lines(), "closing is not losing");
    }

    @Test
    void neverWaitsForAStuckReaderAndOwesItNoNoteOff() throws Exception {
        Path pipe = NamedPipes.make(folder, "answer");
        RawOutput output = new RawOutput(pipe);
        output.send(0, ShortMessages.noteOff(0, 1));
        try (InputStream reader = Files.newInputStream(pipe)) {
            assertEquals(0xB0, reader.read());
            assertTimeout(Duration.ofSeconds(5), () -> sendChords(output));
            assertTrue(output.dropped() > 0);
            Thread closer = new Thread(output::close);
            closer.start();
            assertPaired(reader);
            closer.join();
        }
    }

    private static void sendChords(RawOutput output) {
        for (int i = 0; i < NOTES; i++) {
            output.send(0, ShortMessages.noteOn(i % 16, i * 7 % 128, 90));
            output.send(0, ShortMessages.noteOff((i + 1) % 16, (i + 1) * 7 % 128));
        }
        for (int key = 0; key < 16 * 128; key++) {
            output.send(0, ShortMessages.noteOff(key % 16, key / 16));
        }
    }

    /// Reads to the end; no key is down then.
    private static void assertPaired(InputStream reader) throws Exception {
        MidiByteParser parser = new MidiByteParser();
        boolean[] down = new boolean[16 * 128];
        int presses = 0;
        for (int next = reader.read(); next >= 0; next = reader.read()) {
            int message = parser.accept(next);
            if (ShortMessages.isPress(message) || ShortMessages.isRelease(message)) {
                down[ShortMessages.channel(message) * 128 + ShortMessages.data1(message)] =
                        ShortMessages.isPress(message);
                presses += ShortMessages.isPress(message) ? 1 : 0;
            }
        }
        assertTrue(presses > 1_000, "only " + presses + " notes got through");
        assertArrayEquals(new boolean[16 * 128], down);
    }

    @Test
    void closesWhileItWaitsForAReader() throws Exception {
        RawOutput output = new RawOutput(NamedPipes.make(folder, "answer"));

        assertTimeout(Duration.ofMillis(1500), output::close);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
