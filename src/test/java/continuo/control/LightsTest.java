package continuo.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.control.Trigger.Kind;
import continuo.midi.ShortMessages;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is lit on the port of a controller.
class LightsTest {

    private final Map<Parameter, String> texts = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private boolean answers;

    private final Board board = new Board() {

        @Override
        public String text(Parameter parameter) {
            return texts.getOrDefault(parameter, parameter.usual());
        }

        @Override
        public String move(Map<Parameter, String> moved) {
            return "";
        }

        @Override
        public void act(Action action) {}

        @Override
        public void tap(long nanos) {}
    };
    private final Lights lights = new Lights(board, () -> answers, this::take);

    private void take(int message) {
        sent.add("%X %d %d"
                .formatted(ShortMessages.status(message), ShortMessages.data1(message), ShortMessages.data2(message)));
    }

    private List<String> refreshed() {
        sent.clear();
        lights.refresh();
        return List.copyOf(sent);
    }

    @Test
    void theStateIsListeningAnsweringAndOff() {
        lights.show(List.of(), new Trigger(Kind.CC, 20, 2, Port.ANY), 0);

        assertEquals(List.of("B2 20 64"), refreshed());
        assertEquals(List.of(), refreshed());
        answers = true;
        assertEquals(List.of("B2 20 127"), refreshed());
        sent.clear();
        lights.off();
        assertEquals(List.of("B2 20 0"), sent);
    }

    @Test
    void aPadIsLitWhileWhatItSetsIsInForce() {
        lights.show(
                List.of(
                        pad(36, 3, Parameters.PRESET, "bass"),
                        pad(37, Trigger.ALL_CHANNELS, Parameters.MODE),
                        pad(38, Trigger.ALL_CHANNELS, Parameters.TEMPERATURE, "0.8", "1.2"),
                        pad(39, Trigger.ALL_CHANNELS, Parameters.RECORD)),
                null,
                9);

        assertEquals(List.of("83 36 0", "89 37 0", "89 38 0", "99 39 127"), refreshed());
        texts.put(Parameters.PRESET, "bass");
        texts.put(Parameters.MODE, "together");
        texts.put(Parameters.TEMPERATURE, "0.8");
        texts.put(Parameters.RECORD, "off");
        assertEquals(List.of("93 36 127", "99 37 127", "89 39 0"), refreshed());
        texts.put(Parameters.TEMPERATURE, "1.2");
        texts.put(Parameters.PRESET, "chorale");
        assertEquals(List.of("83 36 0", "99 38 127"), refreshed());
    }

    @Test
    void thePedalThatHandsTheLineOverIsLitWhileContinuoHasIt() {
        Control pedal = Control.doing(Action.TAKEOVER, new Trigger(Kind.CC, 67, 0, Port.ANY), 0);
        Control panic = Control.doing(Action.PANIC, new Trigger(Kind.NOTE, 21, 0, Port.ANY), 0);
        Control program = Control.doing(Action.PANIC, new Trigger(Kind.PROGRAM, 21, 0, Port.ANY), 0);
        lights.show(List.of(pedal, panic, program), null, 0);

        assertEquals(List.of("B0 67 0", "80 21 0"), refreshed());
        answers = true;
        assertEquals(List.of("B0 67 127"), refreshed());
    }

    @Test
    void otherControlsLeaveNothingLitThatIsNoneAnyMore() {
        lights.show(List.of(pad(39, 0, Parameters.RECORD)), null, 0);
        lights.refresh();
        sent.clear();
        lights.show(List.of(pad(40, 0, Parameters.RECORD)), null, 0);
        lights.refresh();
        assertEquals(List.of("80 39 0", "90 40 127"), sent);
    }

    private static Control pad(int note, int channel, Parameter parameter, String... values) {
        return new Control(
                new Trigger(Kind.NOTE, note, channel, Port.ANY),
                parameter,
                null,
                Coding.BUTTON,
                parameter.range().min(),
                parameter.range().max(),
                Curve.LINEAR,
                false,
                List.of(values),
                0);
    }
}
