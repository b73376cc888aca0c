package continuo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.control.Port;
import continuo.control.Trigger;
import continuo.control.Trigger.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One line is changed or added; nothing else.
class ControlsFileTest {

    private static final Trigger FADER = new Trigger(Kind.CC, 74, 2, Port.ANY);

    @TempDir
    private Path folder;

    @Test
    void addsOneLineToTheShippedFile() throws IOException {
        String shipped = Files.readString(Path.of("config/continuo.yaml"));
        List<String> before = shipped.lines().toList();
        List<String> after =
                new ArrayList<>(written(shipped, "temperature").lines().toList());

        assertTrue(after.remove("  - {on: cc 74, sets: temperature}"));
        assertEquals(before, after);
    }

    @Test
    void changesTheLineThatIsThereWithItsCommentAndItsLimits() throws IOException {
        String text = """
                # mine
                controls: # all of them
                  - {on: cc 1, sets: tempo} # the wheel beside the keys
                  - {on: "cc 20", channel: all, sets: temperature, to: 1.2} # é the third fader

                  # the end
                tempo: 90
                """;

        assertEquals(
                text.replace("on: \"cc 20\", channel: all", "on: cc 74, channel: 3"), written(text, "temperature"));
    }

    @Test
    void changesAValueThatGoesOverTwoLines() throws IOException {
        assertEquals(
                "controls:\n  - on: cc 74\n    sets: tempo\n",
                written("controls:\n  - on: \"cc\n      20\"\n    sets: tempo\n", "tempo"));
    }

    @Test
    void addsBehindTheLastOneAsFarInAsTheOthers() throws IOException {
        String text = """
                controls:
                - on: note 36
                  # a pad
                  sets: mode
                # more to come
                tempo: 90
                """;

        assertEquals(text.replace("sets: mode\n", "sets: mode\n- {on: cc 74, does: panic}\n"), written(text, "panic"));
    }

    @ParameterizedTest
    @CsvSource({
        "'tempo: 90', 'tempo: 90\ncontrols:\n  - {on: cc 74, sets: silence}\n'",
        "'tempo: 90\r\n', 'tempo: 90\r\ncontrols:\r\n  - {on: cc 74, sets: silence}\r\n'",
        "'controls: # none\ntempo: 90\n', 'controls: # none\n  - {on: cc 74, sets: silence}\ntempo: 90\n'",
        "'controls: [] # none\ntempo: 90\n', 'controls:  # none\n  - {on: cc 74, sets: silence}\ntempo: 90\n'",
        "'controls:', 'controls:\n  - {on: cc 74, sets: silence}\n'",
    })
    void beginsTheListWhereThereIsNone(String before, String after) throws IOException {
        assertEquals(after, written(before, "silence"));
    }

    @Test
    void leavesAFileAloneThatItCannotWriteInto() throws IOException {
        String brackets = "controls: [{on: cc 1, sets: tempo}]\n";

        String message = assertThrows(ConfigException.class, () -> written(brackets, "silence"))
                .getMessage();
        assertTrue(String.valueOf(message).endsWith("write it yourself: - {on: cc 74, sets: silence}"), message);
        assertEquals(brackets, Files.readString(folder.resolve("my.yaml")));
    }

    @Test
    void knowsWhatCanBeSetAndByWhat() throws IOException {
        ControlsFile.requireTarget("temperature");
        ControlsFile.requireTarget("panic");
        for (String wrong : List.of("temprature", "seed")) {
            assertThrows(ConfigException.class, () -> ControlsFile.requireTarget(wrong));
        }
        Trigger pad = new Trigger(Kind.NOTE, 36, 0, Port.ANY);
        Trigger wheel = new Trigger(Kind.WHEEL, 0, 0, Port.ANY);
        assertFalse(ControlsFile.fits("temperature", pad));
        assertTrue(ControlsFile.fits("mode", pad));
        assertTrue(ControlsFile.fits("panic", pad));
        assertTrue(ControlsFile.fits("temperature", wheel));
        assertFalse(ControlsFile.fits("panic", wheel));
    }

    private String written(String text, String name) throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), text);
        new ControlsFile(file).write(name, FADER);
        return Files.readString(file);
    }
}
