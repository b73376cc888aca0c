package continuo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.control.Action;
import continuo.control.Coding;
import continuo.control.Control;
import continuo.control.Curve;
import continuo.control.Port;
import continuo.control.Trigger;
import continuo.control.Trigger.Kind;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The list of controls in the settings file.
class ControlLinesTest {

    @TempDir
    private Path folder;

    @Test
    void readsFadersKnobsPadsAndActions() throws IOException {
        List<Control> controls = controls("""
                controls:
                  - {on: cc 74, sets: temperature}
                  - on: wheel
                    channel: 2
                    port: control
                    sets: tempo
                    from: 60
                    to: 180
                    curve: exponential
                    takeover: pickup
                  - {on: cc 20, sets: silence, as: signed}
                  - {on: note 36, sets: temperature, value: "0.8, 1.2"}
                  - {on: note 21, does: panic, held: 1.5}
                """);

        assertEquals(
                new Control(
                        any(Kind.CC, 74),
                        Parameters.TEMPERATURE,
                        null,
                        Coding.ABSOLUTE,
                        0,
                        2,
                        Curve.LINEAR,
                        false,
                        List.of(),
                        0),
                controls.get(0));
        assertEquals(
                new Control(
                        new Trigger(Kind.WHEEL, 0, 1, Port.CONTROL),
                        Parameters.TEMPO,
                        null,
                        Coding.ABSOLUTE,
                        60,
                        180,
                        Curve.EXPONENTIAL,
                        true,
                        List.of(),
                        0),
                controls.get(1));
        assertEquals(Coding.SIGNED, controls.get(2).coding());
        assertEquals(List.of("0.8", "1.2"), controls.get(3).values());
        assertEquals(Coding.BUTTON, controls.get(3).coding());
        assertEquals(Control.doing(Action.PANIC, any(Kind.NOTE, 21), 1_500_000_000), controls.get(4));
    }

    @Test
    void whatMayMoveLiveMayBeMovedAndNothingElse() throws IOException {
        for (Parameter parameter : Parameters.ALL) {
            boolean countless =
                    !parameter.range().isNumeric() && parameter.range().words().isEmpty();
            String text =
                    "controls:\n  - {on: cc 1, sets: " + parameter.name() + (countless ? ", value: any" : "") + "}\n";
            if (parameter.live()) {
                assertEquals(parameter, controls(text).getFirst().parameter());
            } else {
                assertTrue(complaint(text).contains("must be a setting that may change while Continuo plays"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'controls:'", "'controls: []'", "'tempo: 90'", "'controls: # none yet'"})
    void noControlsAreNone(String text) throws IOException {
        assertEquals(List.of(), controls("mode: answer\n" + text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{on: cc 74, set: tempo} | :2: controls.set is no setting; the nearest one is 'controls.sets'",
                "{on: cc 174, sets: tempo} | :2: controls.on must be cc, note or program with a number from 0 to 127, "
                        + "or wheel, was 'cc 174'",
                "{on: fader, sets: tempo} | :2: controls.on must be cc, note or program with a number from 0 to 127, "
                        + "or wheel, was 'fader'",
                "{sets: tempo} | :2: this control needs on: with cc, note or program with a number from 0 to 127, or "
                        + "wheel",
                "{on: cc 74} | :2: this control needs one of sets, with a setting, or does, with an action",
                "{on: cc 74, sets: tempo, does: panic} | :2: this control needs one of sets, with a setting, or does, "
                        + "with an action",
                "{on: cc 74, sets: temprature} | :2: controls.sets must be a setting that may change while Continuo "
                        + "plays; the nearest one is 'temperature', was 'temprature'",
                "{on: cc 74, does: dance} | :2: controls.does must be one of panic, tap, takeover, again, another, reset, "
                        + "save, keep, preset, mode, record, "
                        + "was 'dance'",
                "{on: wheel, does: panic} | :2: controls.on must be cc, note or program with a number, for the wheel "
                        + "cannot be pressed, was 'wheel'",
                "{on: note 36, sets: tempo} | :2: this control needs value: with the tempo that it sets, or several "
                        + "with commas between them",
                "{on: program 3, does: preset} | :2: this control needs value: with the preset that it sets, or several "
                        + "with commas between them",
                "{on: cc 1, sets: scale} | :2: this control needs value: with the scale that it sets, or several "
                        + "with commas between them",
                "{on: note 36, sets: tempo, value: 400} | :2: controls.value must be 'auto' or 'clock' or 'tap' or a number "
                        + "from 20 to 300 (beats per minute), was '400'",
                "{on: cc 1, sets: tempo, from: 10} | :2: controls.from must be 'auto' or 'clock' or 'tap' or a number from "
                        + "20 to 300 (beats per minute), was '10'",
                "{on: cc 1, sets: mode, to: 10} | :2: controls.to must be left out for mode, was '10'",
                "{on: cc 1, sets: temperature, curve: exponential} | :2: controls.curve must be linear where from or to "
                        + "is 0; or write a from above 0, was 'exponential'",
                "{on: cc 1, sets: tempo, channel: 17} | :2: controls.channel must be 'all' or a whole number from 1 to "
                        + "16, was '17'",
                "{on: cc 1, sets: tempo, as: knob} | :2: controls.as must be one of absolute, button, twos, offset, "
                        + "signed, was 'knob'",
                "{on: wheel, sets: tempo, as: twos} | :2: controls.as must be absolute, as the wheel is, was 'twos'",
                "{on: cc 1, sets: tempo, sets: mode} | :2: controls.sets is set twice; keep one of the two lines",
                "{on: {cc: 1}, sets: tempo} | :2: controls.on takes one value, not a list or a block",
                "{} | :2: controls takes a list of lines such as '- {on: cc 74, sets: temperature}'",
                "tempo | :2: controls takes a list of lines such as '- {on: cc 74, sets: temperature}'",
            })
    void saysWhereAndWhatIsWrongAndWhatToWrite(String control, String wanted) {
        assertEquals(folder.resolve("my.yaml") + wanted, complaint("controls:\n  - " + control + "\n"));
    }

    @Test
    void refusesWhatIsNoListAndTwoLists() {
        assertTrue(complaint("controls: cc 74\n").contains(":1: controls takes a list"));
        String item = "controls:\n  - {on: cc 74, sets: tempo}\n";
        assertTrue(complaint(item + item).contains(":3: controls is set twice"));
        assertTrue(complaint("controls:\n" + "  - {on: cc 74, sets: tempo}\n".repeat(257))
                .contains(":258: "));
    }

    private static Trigger any(Kind kind, int number) {
        return new Trigger(kind, number, Trigger.ALL_CHANNELS, Port.ANY);
    }

    private List<Control> controls(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), text);
        return new SettingsFile(file, List.of(), folder, 1).read().controls();
    }

    private String complaint(String text) {
        String message = String.valueOf(
                assertThrows(ConfigException.class, () -> controls(text)).getMessage());
        assertEquals(1, message.lines().count(), message);
        return message;
    }
}
