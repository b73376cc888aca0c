package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The table of parameters, wherever a user meets it; the settings file has its own test.
class ParametersCommandTest {

    @Test
    void programsReadEachRow() {
        JsonArray rows = JsonParser.parseString(run("parameters", "--json")).getAsJsonArray();

        assertEquals(
                Parameters.ALL.stream().map(Parameter::name).toList(),
                rows.asList().stream()
                        .map(row -> row.getAsJsonObject().get("name").getAsString())
                        .toList());
        JsonObject temperature = row(rows, "temperature");
        assertEquals(Set.of("name", "unit", "min", "max", "default", "live", "group", "says"), temperature.keySet());
        assertEquals("0 2 0.75 true", in(temperature, "min", "max", "default", "live"));
        assertEquals(
                "20 300 \"auto\" \"beats per minute\" [\"auto\",\"clock\",\"tap\"]",
                in(row(rows, "tempo"), "min", "max", "default", "unit", "values"));
        assertEquals(
                "[\"answer\",\"listen\",\"takeover\",\"finish\",\"together\"] \"answer\"",
                in(row(rows, "mode"), "values", "default"));
        assertEquals("-9223372036854775808 9223372036854775807 false", in(row(rows, "seed"), "min", "max", "live"));
        assertEquals(
                Set.of("name", "unit", "default", "live", "group", "says"),
                row(rows, "model").keySet());
    }

    private static JsonObject row(JsonArray rows, String name) {
        return rows.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(row -> row.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String in(JsonObject row, String... fields) {
        return List.of(fields).stream().map(field -> row.get(field).toString()).collect(Collectors.joining(" "));
    }

    @Test
    void peopleReadEachRowWithItsSentence() {
        String printed = run("parameters");

        for (Parameter row : Parameters.ALL) {
            assertTrue(printed.contains("  " + row.name() + " "), row.name());
            assertTrue(printed.contains(row.says()), row.name());
            assertTrue(row.says().matches("\\S.*\\."), "a sentence: " + row.says());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "ports", "doctor", "learn"})
    void eachRowIsAnOptionAndThereIsNoOtherOption(String command) {
        CommandLine line = Objects.requireNonNull(
                new CommandLine(new Main()).getSubcommands().get(command));
        Set<String> options = line.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> wanted =
                Parameters.ALL.stream().map(SettingsOptions::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Parameters.ALL.size(), wanted.size());
        assertTrue(options.containsAll(wanted), options.toString());
        options.removeAll(wanted);
        options.removeAll(Set.of(
                "--config",
                "--help",
                "--version",
                "--wait",
                "--no-web",
                "--json",
                "--test-note",
                "--round-trip",
                "--seconds"));
        assertEquals(Set.of(), options, "keys that are not in the table");
        assertTrue(run(command, "--help").contains("--temperature"));
    }

    @Test
    void theReadmeListsEachRowAndNoOther() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.startsWith("| setting |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertEquals(
                String.join(
                        "\n",
                        Parameters.ALL.stream().map(ParametersCommandTest::line).toList()),
                String.join("\n", listed));
    }

    private static String line(Parameter row) {
        return "| `%s`%s | %s | %s | %s |"
                .formatted(row.name(), row.live() ? "" : " (start)", row.range().inShort(), row.usual(), row.says());
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        assertEquals(0, Main.run(new PrintWriter(out, true), new PrintWriter(errors, true), args), errors.toString());
        return out.toString();
    }
}
