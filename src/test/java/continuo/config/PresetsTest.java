package continuo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.config.Presets.Preset;
import continuo.control.Action;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.music.Note;
import continuo.music.Tempo;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Settings under a name: in the file, on the command line and by hand.
class PresetsTest {

    private final List<String> changed = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void writePresets() throws IOException {
        write("presets/calm.yaml", "says: Calm and low.\ntemperature: 0.4\nhighest-key: 60\n");
        write("presets/wild.yaml", "temperature: 1.5\npolyphony: 3\n");
    }

    @Test
    void aPresetStandsAboveTheFileAndBelowTheCommandLine() throws IOException {
        String text = "preset: calm\ntemperature: 0.9\nhighest-key: 100\nsilence: 2\n";

        assertEquals("0.4 60 10 2", inForce(file(text).read()));
        Entry option = Entry.ofOption("--temperature", "temperature", "1.1");
        assertEquals("1.1 60 10 2", inForce(file(text, option).read()));
        assertEquals(
                "1.1 100 3 2",
                inForce(file(text, option, Entry.ofOption("--preset", "preset", "wild"))
                        .read()));
        assertEquals(
                "0.9 100 10 2",
                inForce(file(text, Entry.ofOption("--preset", "preset", "none")).read()));
    }

    @Test
    void byHandOnePresetTakesThePlaceOfAnotherAndOfTheFiles() throws IOException {
        InForce board = board("preset: calm\ntemperature: 0.9\nsilence: 2\n");

        move(board, Parameters.PRESET, "wild");
        move(board, Parameters.PRESET, "none");
        move(board, Parameters.PRESET, "calm");
        board.act(Action.RESET);
        move(board, Parameters.PRESET, "wild");
        board.act(Action.RESET);
        assertEquals(List.of("1.5 108 3 2", "0.9 108 10 2", "0.4 60 10 2", "1.5 108 3 2", "0.4 60 10 2"), changed);
        assertEquals("calm", board.text(Parameters.PRESET));
    }

    @Test
    void whoComesLastHasHisWay() throws IOException {
        InForce board = board("silence: 2\n");

        move(board, Parameters.TEMPERATURE, "0.1");
        move(board, Parameters.SILENCE, "3");
        move(board, Parameters.PRESET, "calm");
        move(board, Parameters.TEMPERATURE, "0.2");
        move(board, Parameters.PRESET, "calm");
        assertEquals(List.of("0.1 108 10 2", "0.1 108 10 3", "0.4 60 10 3", "0.2 60 10 3", "0.4 60 10 3"), changed);
    }

    @Test
    void whatIsWrittenAnewTakesBackWhatAPresetSaysOfIt() throws IOException {
        InForce board = board("silence: 2\ntemperature: 0.9\n");
        move(board, Parameters.PRESET, "calm");

        board.reloaded(file("silence: 4\ntemperature: 0.9\n").read());
        board.reloaded(file("silence: 4\ntemperature: 0.8\n").read());
        board.reloaded(file("preset: wild\nsilence: 4\ntemperature: 0.8\n").read());
        assertEquals(List.of("0.4 60 10 2", "0.4 60 10 4", "0.8 60 10 4", "1.5 108 3 4"), changed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web: off | presets/bad.yaml:1: web is read when Continuo starts, so that no preset can set it; "
                        + "write it in the settings file",
                "preset: calm | presets/bad.yaml:1: preset cannot stand in a preset; write its settings instead",
                "tempoo: 1 | presets/bad.yaml:1: tempoo is no setting; the nearest one is 'tempo'",
                "temperature: 3 | presets/bad.yaml:1: temperature must be a number from 0 to 2, was '3'",
                "scale: H major | presets/bad.yaml:1: scale must be any, follow, or a key and a scale, such as C major, "
                        + "F# minor or D dorian, was 'H major'",
                "controls: [{on: cc 1, sets: tempo}] | presets/bad.yaml: controls belong in the settings file, not in a "
                        + "preset",
                "{ | presets/bad.yaml:1: not YAML: expected the node content, but found '<stream end>'",
            })
    void aBadPresetIsOneLineAndChangesNothing(String text, String wanted) throws IOException {
        write("presets/bad.yaml", text);
        InForce board = board("silence: 2\n");

        assertEquals(folder.resolve("") + "/" + wanted, board.move(Map.of(Parameters.PRESET, "bad")));
        assertEquals("none", board.text(Parameters.PRESET));
        assertEquals(List.of(), changed);
        ConfigException refused =
                assertThrows(ConfigException.class, () -> file("preset: bad\n").read());
        assertEquals(folder.resolve("") + "/" + wanted, refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"loud", "../my", "presets/calm", "'calm\0'", "..", "''", "/etc/passwd"})
    void thePresetsThatThereAreAreNamedToWhoeverWritesAnother(String name) throws IOException {
        InForce board = board("silence: 2\n");

        String wrong = board.move(Map.of(Parameters.PRESET, name));
        assertTrue(wrong.startsWith("preset must be the name of a preset, such as none, "), wrong);
        assertTrue(wrong.contains("calm") && wrong.contains("wild"), wrong);
        assertEquals(1, wrong.lines().count());
        assertEquals(
                List.of("calm", "none", "wild"),
                board.words(Parameters.PRESET).stream().sorted().toList());
        assertEquals(
                folder.resolve("my.yaml")
                        + ":1: preset must be the name of a preset, such as none, calm, wild, was 'x'",
                assertThrows(ConfigException.class, () -> file("preset: x\n").read())
                        .getMessage());
    }

    @Test
    void aStyleIsLookedForBesideItsPresetAndIsHeardThoughItsFileIsGone() throws IOException {
        Path file = folder.resolve("presets/waltz.mid");
        MidiFileWriter.write(
                file, new Tempo(100), List.of(new Part("Piano", 0, List.of(new Note(60, 80, 0, 500_000_000)))));
        write("presets/waltz.yaml", "style: waltz.mid");
        InForce board = board("silence: 2\n");

        move(board, Parameters.PRESET, "waltz");
        assertEquals("waltz.mid", board.settings().live().generation().style().name());
        Files.delete(file);
        move(board, Parameters.TEMPERATURE, "1");
        assertEquals("waltz.mid", board.settings().live().generation().style().name());
        move(board, Parameters.PRESET, "none");
        assertTrue(board.settings().live().generation().style().isEmpty());
    }

    @Test
    void thePlayersOwnCountBeforeThoseThatShip() throws IOException {
        write("home/config/presets/calm.yaml", "says: Shipped.");
        write("home/config/presets/other.yaml", "says: Shipped too.\nmode: listen");
        Presets presets = Presets.of(folder.resolve("my.yaml"), folder.resolve("home"));

        assertEquals(List.of("none", "calm", "other", "wild"), presets.names());
        assertEquals(
                List.of("Calm and low.", "Shipped too.", ""),
                presets.all().stream().map(Preset::says).toList());
        assertEquals("mode", presets.entries("other").getFirst().key());
    }

    @Test
    void thoseThatShipCanBeUsedAndSayWhatTheyAreFor() throws IOException {
        SettingsFile shipped = new SettingsFile(Path.of("config/continuo.yaml"), List.of(), Path.of("."), 1);

        List<Preset> presets = shipped.presets().all();
        assertTrue(presets.size() >= 3);
        for (Preset preset : presets) {
            assertTrue(preset.says().matches("[A-Z].*\\."), preset.toString());
            Settings with = new SettingsFile(
                            Path.of("config/continuo.yaml"),
                            List.of(Entry.ofOption("--preset", "preset", preset.name())),
                            Path.of("."),
                            1)
                    .read();
            assertTrue(!with.live().equals(shipped.read().live()), preset.name());
        }
    }

    private SettingsFile file(String text, Entry... options) throws IOException {
        return new SettingsFile(write("my.yaml", text), List.of(options), folder, 1);
    }

    private InForce board(String text) throws IOException {
        SettingsFile file = file(text);
        return new InForce(file, file.read(), settings -> changed.add(inForce(settings)), action -> {});
    }

    private static void move(InForce board, Parameter parameter, String text) {
        assertEquals("", board.move(Map.of(parameter, text)));
    }

    private static String inForce(Settings settings) {
        return String.join(
                " ",
                settings.texts().get("temperature"),
                settings.texts().get("highest-key"),
                settings.texts().get("polyphony"),
                settings.texts().get("silence"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
