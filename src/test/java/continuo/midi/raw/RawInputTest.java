package continuo.midi.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.midi.MidiInput;
import continuo.midi.RecordingSink;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RawInputTest {

    private final RecordingSink sink = new RecordingSink();

    @TempDir
    private Path folder;

    @Test
    void readsBytesAndOutlivesTheProgramThatWritesThem() throws Exception {
        Path pipe = NamedPipes.make(folder, "keys");
        try (RawBackend raw = new RawBackend();
                MidiInput input = raw.openInput(pipe.toString())) {
            input.start(sink);
            write(pipe, "90 3C 40 3C 00 90"); // ends in the middle of a message

            assertEquals("found " + pipe, sink.next());
            assertEquals("90 3C 40", sink.next());
            assertEquals("90 3C 00", sink.next());
            assertEquals("lost " + pipe, sink.next());

            write(pipe, "3E 40 80 3E 00");

            assertEquals("found " + pipe, sink.next());
            assertEquals("80 3E 00", sink.next());
            assertEquals("lost " + pipe, sink.next());
        }
    }

    @Test
    void losesNoByteOfProgramsThatWriteOneRightAfterTheOther() throws Exception {
        Path pipe = NamedPipes.make(folder, "keys");
        try (RawBackend raw = new RawBackend();
                MidiInput input = raw.openInput(pipe.toString())) {
            input.start(sink);
            for (int pitch = 0; pitch < 100; pitch++) {
                write(pipe, "90 %02X 40".formatted(pitch));
                String line = sink.next();
                while (!line.startsWith("90")) { // how often the port was lost and found meanwhile is up to chance
                    line = sink.next();
                }
                assertEquals("90 %02X 40".formatted(pitch), line);
            }
        }
    }

    @Test
    void closesWhileItWaitsForAWriterAndWhileItWaitsForBytes() throws Exception {
        Path pipe = NamedPipes.make(folder, "keys");
        try (RawBackend raw = new RawBackend()) {
            MidiInput waiting = raw.openInput(pipe.toString());
            waiting.start(sink);
            closesSoon(waiting);

            MidiInput reading = raw.openInput(pipe.toString());
            reading.start(sink);
            try (OutputStream held = Files.newOutputStream(pipe)) {
                assertEquals("found " + pipe, sink.next());
                closesSoon(reading);
                held.flush();
            }
        }
    }

    @Test
    void aDeviceThatEndsAtOnceIsNotAskedAgainAndAgain() throws Exception {
        try (RawBackend raw = new RawBackend();
                MidiInput input = raw.openInput("/dev/null")) {
            input.start(sink);
            assertEquals("found /dev/null", sink.next());
            assertEquals("lost /dev/null", sink.next());
            assertEquals(List.of(), sink.lines());
        }
    }

    private static void closesSoon(MidiInput input) {
        Assertions.assertTimeout(Duration.ofMillis(900), input::close);
        Assertions.assertTimeout(Duration.ofMillis(100), input::close);
    }

    private static void write(Path pipe, String hex) throws Exception {
        try (OutputStream out = Files.newOutputStream(pipe)) {
            out.write(HexFormat.of().parseHex(hex.replace(" ", "")));
        }
    }
}
