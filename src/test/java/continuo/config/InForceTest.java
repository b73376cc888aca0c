package continuo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.control.Action;
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

/// Hands and the file move the same settings, and do not fight.
class InForceTest {

    private final List<String> changed = new ArrayList<>();

    @TempDir
    private Path folder;

    private SettingsFile file;
    private InForce inForce;
    private boolean full;

    @BeforeEach
    void begin() throws IOException {
        write("tempo: 100\nsilence: 2");
        file = new SettingsFile(folder.resolve("my.yaml"), List.of(), folder, 1);
        inForce = new InForce(file, file.read(), this::change, action -> changed.add(action.word()));
    }

    private void change(Settings settings) {
        if (full) {
            throw new IllegalStateException("full");
        }
        changed.add("%s %s %s"
                .formatted(
                        settings.live().tempo().beatsPerMinute(),
                        settings.live().silenceBeats(),
                        settings.live().generation().onsetTemperature()));
    }

    @Test
    void whatAHandHasMovedStaysWhenSomethingElseIsWritten() throws IOException {
        move(Parameters.TEMPERATURE, "0.5");
        reload("tempo: 80\nsilence: 2");

        assertEquals(List.of("100.0 2.0 0.5", "80.0 2.0 0.5"), changed);
    }

    @Test
    void whoTapsWantsTheTempoThatHeTaps() throws IOException {
        List<Long> taps = new ArrayList<>();
        inForce.taps(taps::add);
        inForce.tap(5);
        inForce.tap(6);

        assertEquals("tap", inForce.text(Parameters.TEMPO));
        assertEquals(List.of(5L, 6L), taps);
        assertEquals(1, changed.size());
        inForce.act(Action.RESET);
        assertEquals("100", inForce.text(Parameters.TEMPO));
    }

    @Test
    void whatIsWrittenAnewForItTakesItBack() throws IOException {
        move(Parameters.TEMPERATURE, "0.5");
        move(Parameters.SILENCE, "3");
        reload("tempo: 100\nsilence: 2\ntemperature: 0.7");

        assertEquals("100.0 3.0 0.7", changed.getLast());
        assertEquals("0.7", inForce.text(Parameters.TEMPERATURE));
        assertEquals("3", inForce.text(Parameters.SILENCE));
    }

    @Test
    void resetGoesBackToWhatIsWrittenAndPanicIsPassedOn() {
        move(Parameters.TEMPERATURE, "0.5");
        inForce.act(Action.RESET);
        inForce.act(Action.PANIC);
        inForce.act(Action.RESET);

        assertEquals(List.of("100.0 2.0 0.5", "100.0 2.0 0.75", "panic"), changed, "the second one changes nothing");
    }

    @Test
    void whatWasMovedIsWrittenIntoTheFileAndTheRestOfItStays() throws IOException {
        write("""
                # mine
                tempo: 100 # slow
                silence: 2
                scale: any
                controls:
                  - {on: cc 1, sets: loudness}
                """);
        inForce.reloaded(file.read());
        List<String> said = new ArrayList<>();
        inForce.tells(said::add);
        inForce.act(Action.SAVE);
        move(Parameters.TEMPO, "90");
        move(Parameters.SCALE, "F# minor");
        move(Parameters.TEMPERATURE, "0.5");
        inForce.act(Action.SAVE);

        assertEquals("""
                # mine
                tempo: 90 # slow
                silence: 2
                scale: "F# minor"
                controls:
                  - {on: cc 1, sets: loudness}
                temperature: 0.5
                """, Files.readString(folder.resolve("my.yaml")));
        inForce.reloaded(file.read());
        inForce.act(Action.RESET);
        assertEquals("90.0 2.0 0.5", changed.getLast());
        assertEquals("F# minor", inForce.text(Parameters.SCALE));
        assertEquals(
                List.of(
                        "Nothing has been moved: the settings file says what is in force.",
                        "Written into the settings file: tempo, scale, temperature."),
                said);
    }

    @Test
    void aPresetThatWouldStandAboveWhatWasMovedIsWrittenOut() throws IOException {
        Files.createDirectories(folder.resolve("presets"));
        Files.writeString(folder.resolve("presets/calm.yaml"), "# calm\ntemperature: 0.4\nsilence: 4\n");
        write("tempo: 100\npreset: calm");
        inForce.reloaded(file.read());
        move(Parameters.TEMPERATURE, "0.6");
        inForce.act(Action.SAVE);

        assertEquals(
                "tempo: 100\npreset: none\ntemperature: 0.6\nsilence: 4\n",
                Files.readString(folder.resolve("my.yaml")));
        inForce.reloaded(file.read());
        assertEquals("100.0 4.0 0.6", changed.getLast());
    }

    @Test
    void aFileThatIsGoneIsSaidAndTheMusicGoesOn() throws IOException {
        List<String> said = new ArrayList<>();
        inForce.tells(said::add);
        move(Parameters.TEMPERATURE, "0.5");
        Files.delete(folder.resolve("my.yaml"));
        inForce.act(Action.SAVE);

        assertEquals(1, said.size());
        assertTrue(said.getFirst().startsWith("The settings file stays as it is: "), said.toString());
        assertEquals("0.5", inForce.text(Parameters.TEMPERATURE));
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedInOneLine() {
        move(Parameters.LOWEST_KEY, "60");

        assertEquals(
                "highest-key must be a whole number from 60 to 127, was '50'",
                inForce.move(Map.of(Parameters.HIGHEST_KEY, "50")));
        assertEquals("108", inForce.text(Parameters.HIGHEST_KEY));
    }

    @Test
    void whatIsWrittenWinsWhereBothDoNotGoTogether() throws IOException {
        move(Parameters.LOWEST_KEY, "60");
        reload("tempo: 100\nhighest-key: 50");

        assertEquals("21", inForce.text(Parameters.LOWEST_KEY));
        assertEquals("50", inForce.text(Parameters.HIGHEST_KEY));
    }

    @Test
    void whatCouldNotBeHandedOverIsNotInForce() {
        full = true;
        assertThrows(IllegalStateException.class, () -> move(Parameters.TEMPERATURE, "0.5"));
        assertThrows(IllegalStateException.class, () -> reload("tempo: 80"));
        full = false;

        assertEquals("0.75", inForce.text(Parameters.TEMPERATURE));
        assertEquals("100", inForce.text(Parameters.TEMPO));
        move(Parameters.SILENCE, "1");
        assertEquals("100.0 1.0 0.75", changed.getLast());
    }

    @Test
    void whatConcernsTheMusicIsHandedOn() {
        inForce.act(Action.TAKEOVER);

        assertEquals(List.of("takeover"), changed);
    }

    private void move(Parameter parameter, String text) {
        String wrong = inForce.move(Map.of(parameter, text));
        assertTrue(wrong.isEmpty(), wrong);
    }

    private void reload(String text) throws IOException {
        write(text);
        inForce.reloaded(file.read());
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("my.yaml"), text);
    }
}
