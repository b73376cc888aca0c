package continuo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.parameter.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The table as the page has it.
class TellingTest {

    @Test
    void thePresetsThatThereAreAreAChoiceOnThePage() {
        String json = Telling.json(Telling.tables(parameter -> parameter.equals(Parameters.PRESET)
                ? List.of("none", "bass")
                : parameter.range().words()));

        assertEquals("choice [\"none\",\"bass\"]", kindAndWords(json, "preset"));
        assertEquals("text []", kindAndWords(json, "scale"));
        assertEquals("number [\"auto\",\"clock\",\"tap\"]", kindAndWords(json, "tempo"));
    }

    private static String kindAndWords(String json, String name) {
        for (JsonElement row : JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("parameters")) {
            JsonObject parameter = row.getAsJsonObject();
            if (parameter.get("name").getAsString().equals(name)) {
                return parameter.get("kind").getAsString() + " " + parameter.get("words");
            }
        }
        throw new AssertionError("no row " + name);
    }
}
