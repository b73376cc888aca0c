package continuo.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.control.Action;
import continuo.control.Board;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What messages do, in a time of the test's own.
class SurfaceTest {

    private static final long MILLI = 1_000_000;

    private final Map<Parameter, String> texts = new HashMap<>();
    private final List<String> done = new ArrayList<>();
    private long now = 5_000 * MILLI;
    private String state = "listening";

    private final Board board = new Board() {

        @Override
        public String text(Parameter parameter) {
            return texts.getOrDefault(parameter, parameter.usual());
        }

        @Override
        public String move(Map<Parameter, String> moved) {
            if (moved.containsValue("66")) {
                return "66 is too much";
            }
            texts.putAll(moved);
            done.add(String.join(
                    ", ",
                    moved.entrySet().stream()
                            .map(one -> one.getKey().name() + " " + one.getValue())
                            .toList()));
            return "";
        }

        @Override
        public void act(Action action) {
            done.add(action.word());
        }

        @Override
        public void tap(long nanos) {
            done.add("tap");
        }
    };

    private final Surface surface = new Surface(board, () -> state, now);

    @Test
    void aValueSetsAndNoneIsAnsweredWithIt() {
        assertEquals(List.of(), take("/continuo/temperature", 0.9f));
        assertEquals(List.of(OscMessage.of("/continuo/temperature", 0.75f)), take("/continuo/temperature"));
        assertEquals(List.of(), surface.flush(now));
        assertEquals(List.of("temperature 0.9"), done);
        assertEquals(List.of(OscMessage.of("/continuo/temperature", 0.9f)), take("/continuo/temperature"));
        assertEquals(List.of(OscMessage.of("/continuo/polyphony", 10)), take("/continuo/polyphony"));
        assertEquals(List.of(OscMessage.of("/continuo/density", "any")), take("/continuo/density"));
        assertEquals(List.of(OscMessage.of("/continuo/state", "listening")), take("/continuo/state"));
    }

    @Test
    void everyKindOfArgumentIsUnderstood() {
        setAndFlush("polyphony", 3.4f);
        setAndFlush("polyphony", 4L);
        setAndFlush("density", "any");
        setAndFlush("silence", 1.25);
        setAndFlush("record", false);
        setAndFlush("record", 1);
        setAndFlush("mode", "together");
        setAndFlush("tempo", 120);

        assertEquals(
                List.of(
                        "polyphony 3",
                        "polyphony 4",
                        "density any",
                        "silence 1.25",
                        "record off",
                        "record on",
                        "mode together",
                        "tempo 120"),
                done);
    }

    @Test
    void aFloodIsHandedOnFortyTimesASecondAndNoneOfItLateForGood() {
        for (int n = 0; n < 900; n++) {
            now += MILLI;
            take("/continuo/temperature", n / 1_000f);
            surface.flush(now);
        }
        now += Limits.APART_NANOS;
        surface.flush(now);
        assertTrue(done.size() <= 40, done.size() + " moves");
        assertEquals("temperature 0.899", done.getLast());
    }

    @Test
    void moreThanAnybodyCanSendIsPassedOver() {
        for (int n = 0; n < 5_000; n++) {
            take("/continuo/panic");
        }
        assertEquals(Limits.ACTIONS_PER_SECOND, done.size());
        now += 1_000 * MILLI;
        int answers = 0;
        for (int n = 0; n < 5_000; n++) {
            answers += take("/continuo").isEmpty() ? 0 : 1;
        }
        assertEquals(Limits.ANSWERS_PER_SECOND, answers);
    }

    @Test
    void aPresetComesAfterWhatWasSetBeforeItAndBeforeWhatIsSetAfter() {
        take("/continuo/temperature", 0.1f);
        take("/continuo/preset", "bass");
        take("/continuo/temperature", 0.2f);
        now += Limits.APART_NANOS;
        surface.flush(now);
        assertEquals(List.of("temperature 0.1", "preset bass", "temperature 0.2"), done);
    }

    @Test
    void actionsAreDoneAtAPressAndNotAtARelease() {
        for (Action action : Action.values()) {
            take("/continuo/" + action.word());
            take("/continuo/" + action.word(), 1f);
            take("/continuo/" + action.word(), 0f);
            take("/continuo/" + action.word(), false);
        }
        assertEquals(2 * Action.values().length, done.size());
    }

    @Test
    void whatIsWrongIsAnsweredInOneLine() {
        assertWrong("there is no such address; /continuo is answered with all", "/continuo/temprature", 1);
        assertWrong("temperature must be a number from 0 to 2", "/continuo/temperature", 3f);
        assertWrong("temperature must be a number from 0 to 2", "/continuo/temperature", Float.NaN);
        assertWrong("temperature must be a number from 0 to 2", "/continuo/temperature", Double.POSITIVE_INFINITY);
        assertWrong("polyphony must be a whole number from 1 to 128", "/continuo/polyphony", "many");
        assertWrong("web is read when Continuo starts; write it in the settings file", "/continuo/web", "off");
        assertWrong("mode must be one of answer, listen, takeover, finish, together", "/continuo/mode", 1e300);
        assertEquals(List.of(), take("/continuo/wrong", "an answer to an answer"));
        assertEquals(List.of(), take("/elsewhere", 1));
        take("/continuo/silence", 2);
        take("/continuo/transpose", 66);
        assertEquals(List.of(), surface.flush(now), "of one that is out of range nothing waits");
        take("/continuo/lowest-key", 66);
        take("/continuo/silence", 3);
        now += Limits.APART_NANOS;
        assertEquals(List.of(OscMessage.of("/continuo/wrong", "66 is too much")), surface.flush(now));
        assertEquals("3", texts.get(Parameters.SILENCE), "what is right of it holds");
    }

    @Test
    void allAreToldAndThenWhatChanges() {
        List<OscMessage> all = take("/continuo");
        assertEquals(Parameters.ALL.size() + 1, all.size());
        assertEquals(all, take("/continuo/?"));
        assertEquals(all, surface.changes());
        assertEquals(List.of(), surface.changes());
        texts.put(Parameters.TEMPERATURE, "1.2");
        state = "answering";
        assertEquals(
                List.of(OscMessage.of("/continuo/temperature", 1.2f), OscMessage.of("/continuo/state", "answering")),
                surface.changes());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everySettingHasItsAddress(Parameter row) {
        assertEquals(1, take("/continuo/" + row.name()).size());
        String text = row.range().isNumeric() || row.range().words().isEmpty()
                ? row.usual()
                : row.range().words().getLast();
        take("/continuo/" + row.name(), text);
        surface.flush(now);
        assertEquals(row.live() ? List.of(row.name() + " " + text) : List.of(), done);
    }

    static List<Parameter> rows() {
        return Parameters.ALL;
    }

    /// A layout that asks for what is not there would be silent where it is touched.
    @Test
    void theLayoutThatShipsTouchesWhatIsThereAndNoMore() throws IOException {
        JsonObject session = JsonParser.parseString(Files.readString(Path.of("config/osc/open-stage-control.json")))
                .getAsJsonObject();
        assertEquals("session", session.get("type").getAsString());
        List<JsonObject> widgets = new ArrayList<>();
        collect(session.getAsJsonObject("content"), widgets);
        assertTrue(widgets.size() > 20, widgets.size() + " widgets");
        for (JsonObject widget : widgets) {
            String address = widget.get("address").getAsString();
            String name = address.replaceFirst("^/continuo/", "");
            Parameter parameter = Parameters.named(name).orElse(null);
            if (parameter == null) {
                assertTrue(
                        name.equals("state")
                                || List.of(Action.values()).stream()
                                        .anyMatch(action -> action.word().equals(name)),
                        address);
            } else if (widget.has("range")) {
                JsonObject range = widget.getAsJsonObject("range");
                assertEquals(parameter.range().min(), range.get("min").getAsDouble(), address);
                assertEquals(parameter.range().max(), range.get("max").getAsDouble(), address);
                assertTrue(parameter.live(), address);
            } else {
                JsonObject values = widget.getAsJsonObject("values");
                boolean preset = parameter.equals(Parameters.PRESET);
                assertTrue(!preset || values.keySet().stream().allMatch(SurfaceTest::ships), values.toString());
                values.entrySet()
                        .forEach(value -> assertTrue(
                                parameter.range().admits(value.getValue().getAsString()), address));
            }
        }
        for (Action action : Action.values()) {
            assertTrue(
                    widgets.stream()
                            .anyMatch(widget ->
                                    widget.get("address").getAsString().equals("/continuo/" + action.word())),
                    action.word());
        }
    }

    private static boolean ships(String preset) {
        return preset.equals("none") || Files.exists(Path.of("config/presets", preset + ".yaml"));
    }

    private static void collect(JsonObject widget, List<JsonObject> widgets) {
        if (widget.has("address") && widget.get("address").getAsString().startsWith("/continuo/")) {
            widgets.add(widget);
        }
        JsonArray inner = widget.has("widgets") ? widget.getAsJsonArray("widgets") : new JsonArray();
        for (JsonElement one : inner) {
            collect(one.getAsJsonObject(), widgets);
        }
    }

    private void setAndFlush(String name, Object value) {
        assertEquals(List.of(), take("/continuo/" + name, value));
        now += Limits.APART_NANOS;
        assertEquals(List.of(), surface.flush(now));
    }

    private void assertWrong(String line, String address, Object argument) {
        assertEquals(List.of(OscMessage.of("/continuo/wrong", line)), take(address, argument));
    }

    private List<OscMessage> take(String address, Object... arguments) {
        return surface.take(OscMessage.of(address, arguments), now);
    }
}
