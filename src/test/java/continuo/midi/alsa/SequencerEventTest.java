package continuo.midi.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.Needs;
import continuo.midi.MidiByteParser;
import continuo.midi.ShortMessages;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencerEventTest {

    private final MemorySegment event = Arena.ofAuto().allocate(SequencerEvent.LAYOUT.byteSize() + 4, 4);

    @TempDir
    private Path folder;

    @Test
    void everyMessageSurvivesTheWayThroughAnEvent() {
        for (int status = 0x80; status <= 0xFF; status++) {
            for (int data1 = 0; data1 < 128; data1 += 3) {
                for (int data2 = 0; data2 < 128; data2 += 3) {
                    survives(status, data1, data2);
                }
            }
        }
    }

    private void survives(int status, int data1, int data2) {
        int bytes = ShortMessages.dataBytes(status);
        int message = ShortMessages.pack(status, bytes > 0 ? data1 : 0, bytes > 1 ? data2 : 0);
        boolean release = (status & 0xF0) == 0x90 && data2 == 0; // goes out as a note-off, which cancelling keeps
        int expected = release ? ShortMessages.noteOff(status & 0x0F, data1) : message;
        boolean known = switch (status) {
            case 0xF0, 0xF4, 0xF5, 0xF7, 0xF9, 0xFD -> false;
            default -> true;
        };
        event.fill((byte) 0);
        assertEquals(known, SequencerEvent.write(event, 4, message), () -> Integer.toHexString(message));
        assertEquals(known ? expected : MidiByteParser.NOTHING, SequencerEvent.message(event, 4));
    }

    @Test
    void timesAndAddressesAreReadAsTheyWereWritten() {
        SequencerEvent.schedule(event, 4, 3, 5_000_000_007L);
        SequencerEvent.firstAddress(event, 4, SequencerEvent.address(200, 13));
        SequencerEvent.route(event, 4, 2, SequencerEvent.address(254, 253));

        assertEquals(5_000_000_007L, SequencerEvent.timeNanos(event, 4));
        assertEquals(SequencerEvent.address(200, 13), SequencerEvent.firstAddress(event, 4));
        assertEquals(253, SequencerEvent.destinationPort(event, 4));
    }

    @Test
    void ignoresControllersThatMidiDoesNotHave() {
        SequencerEvent.write(event, 0, ShortMessages.controlChange(0, 7, 100));
        event.set(ValueLayout.JAVA_INT, 20, 300);

        assertEquals(MidiByteParser.NOTHING, SequencerEvent.message(event, 0));
    }

    @Test
    void layoutIsThatOfTheCompilersHeader() throws Exception {
        Path source = folder.resolve("layout.c");
        Path program = folder.resolve("layout");
        Files.writeString(source, layoutProgram());
        String compiled = run("gcc", "-o", program.toString(), source.toString());
        Needs.that(Files.exists(program), "gcc and libasound2-dev: " + compiled.strip());

        assertEquals(javaLayout(), run(program.toString()));
    }

    private static String layoutProgram() {
        String lines = SequencerEvent.LAYOUT.memberLayouts().stream()
                .map(member -> member.name().orElseThrow())
                .map(field -> "printf(\"%s %%zu\\n\", offsetof(snd_seq_event_t, %s));".formatted(field, field))
                .collect(Collectors.joining("\n"));
        return """
                #include <stddef.h>
                #include <stdio.h>
                #include <alsa/asoundlib.h>
                int main(void) {
                %s
                printf("size %%zu\\n", sizeof(snd_seq_event_t));
                }
                """.formatted(lines);
    }

    private static String javaLayout() {
        StringBuilder lines = new StringBuilder();
        for (MemoryLayout member : SequencerEvent.LAYOUT.memberLayouts()) {
            String field = member.name().orElseThrow();
            lines.append(field)
                    .append(' ')
                    .append(SequencerEvent.LAYOUT.byteOffset(MemoryLayout.PathElement.groupElement(field)))
                    .append('\n');
        }
        return lines.append("size ")
                .append(SequencerEvent.LAYOUT.byteSize())
                .append('\n')
                .toString();
    }

    private static String run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
