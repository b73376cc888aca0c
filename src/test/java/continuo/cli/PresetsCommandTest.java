package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of presets, and what is said of one that cannot be used.
class PresetsCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void thePlayersOwnStandAmongThoseThatShip() throws IOException {
        Files.createDirectories(folder.resolve("presets"));
        Files.writeString(folder.resolve("presets/aaa.yaml"), "says: Mine.\ntemperature: 0.3\n");
        Files.writeString(folder.resolve("presets/broken.yaml"), "web: off\n");
        String config = folder.resolve("my.yaml").toString();

        assertEquals(0, run("presets", "--config", config));
        assertTrue(out.toString().startsWith("aaa            Mine." + System.lineSeparator()), out.toString());
        assertTrue(out.toString().contains("broken         Cannot be used: "), out.toString());
        assertTrue(out.toString().contains("bass           A bass line, "), out.toString());

        out.getBuffer().setLength(0);
        assertEquals(0, run("presets", "--config", config, "--json"));
        JsonArray rows = JsonParser.parseString(out.toString()).getAsJsonArray();
        JsonObject first = rows.get(0).getAsJsonObject();
        assertEquals("aaa", first.get("preset").getAsString());
        assertEquals("0.3", first.getAsJsonObject("settings").get("temperature").getAsString());
    }

    @Test
    void oneThatIsNotThereEndsItWithTwoAndNamesThoseThatAre() {
        assertEquals(2, run("run", "--preset", "nope"));
        assertTrue(
                out.toString().startsWith("--preset must be the name of a preset, such as none, bass, chorale"),
                out.toString());
        assertEquals(1, out.toString().lines().count());
    }

    private int run(String... args) {
        PrintWriter printer = new PrintWriter(out, true);
        return Main.run(printer, printer, args);
    }
}
