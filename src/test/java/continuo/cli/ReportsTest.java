package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.cli.demo.Tune;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs read of the commands.
class ReportsTest {

    private static final Set<String> LATENCY = Set.of("p50", "p90", "p99", "p999", "max", "count");

    @TempDir
    private Path folder;

    @Test
    void theDemoLeavesFourFilesAndItsFigures() throws Exception {
        String printed = run(0, "demo", "--phrases", "1", "--tempo", "240", "--json", "--out", folder.toString());

        JsonObject report = JsonParser.parseString(printed).getAsJsonObject();
        assertEquals(report, JsonParser.parseString(Files.readString(folder.resolve("report.json"))));
        assertEquals(Set.of("heard", "played", "hanging", "dropped", "late", "seed", "latencyMicros"), report.keySet());
        int written = Tune.bundled().phrases().getFirst().notes().size();
        assertEquals(written, report.get("heard").getAsInt());
        assertTrue(report.get("played").getAsInt() > 0);
        assertEquals(0, report.get("hanging").getAsInt());
        JsonObject latencies = report.getAsJsonObject("latencyMicros");
        assertEquals(Set.of("hearToState", "triggerToFirstNote", "dueToSent"), latencies.keySet());
        assertEquals(LATENCY, latencies.getAsJsonObject("hearToState").keySet());
        assertEquals(
                written, latencies.getAsJsonObject("hearToState").get("count").getAsInt());

        MidiFile session = MidiFile.read(folder.resolve("session.mid"));
        Set<Integer> channels = session.notes().stream().map(FileNote::channel).collect(Collectors.toSet());
        assertEquals(Set.of(0, 1), channels, "player and Continuo");
        assertTrue(Files.size(folder.resolve("session.png")) > 10_000);
        assertTrue(Files.size(folder.resolve("session.wav")) > 1_000_000);
    }

    @Test
    void theDemoShowsARollAndSaysWhereEverythingIs() {
        List<String> lines = run(0, "demo", "--phrases", "1", "--tempo", "300", "--out", folder.toString())
                .lines()
                .toList();

        assertTrue(lines.stream().anyMatch(line -> line.endsWith("the player")));
        assertTrue(lines.stream().anyMatch(line -> line.endsWith("Continuo answers")));
        assertTrue(lines.stream().anyMatch(line -> line.contains("In " + folder)), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("session.wav")), lines.toString());
    }

    @Test
    void benchTellsAllLatencies() {
        JsonObject report = JsonParser.parseString(
                        run(0, "bench", "--json", "--notes", "60", "--warm-up", "60", "--phrases", "5"))
                .getAsJsonObject();

        for (String latency : List.of("hearToState", "triggerToFirstNote", "dueToSent", "lstmStepMicros")) {
            assertEquals(LATENCY, report.getAsJsonObject(latency).keySet(), latency);
        }
        assertEquals(60 + 5 * 4, report.get("heard").getAsInt());
        assertTrue(report.getAsJsonObject("triggerToFirstNote").get("count").getAsInt() > 0, "phrases are answered");
        assertTrue(report.get("allocatedBytesPerNote").getAsDouble() < 10_000);
        assertEquals(50, report.get("notesPerSecond").getAsDouble(), 10);
        assertEquals(2, report.getAsJsonObject("shape").get("layers").getAsInt());
    }

    /// On a busy machine with real-time scheduling and without, with the page open, and with all of a stage at work.
    @Test
    void benchTellsTheSameOnceMoreInCompany() {
        String[] company = {"--load", "--pages", "3", "--stage"};
        String[] asked = {"bench", "--json", "--notes", "40", "--warm-up", "40", "--phrases", "2"};
        JsonObject report = JsonParser.parseString(
                        run(0, Stream.of(asked, company).flatMap(Stream::of).toArray(String[]::new)))
                .getAsJsonObject();

        JsonObject load = report.getAsJsonObject("load");
        assertEquals(Set.of("latencyMicros", "withoutRealTime"), load.keySet());
        assertEquals(3, report.getAsJsonObject("pages").get("count").getAsInt());
        assertTrue(report.getAsJsonObject("stage").get("moves").getAsInt() > 5, report.toString());
        for (JsonObject latencies : List.of(
                load.getAsJsonObject("latencyMicros"),
                load.getAsJsonObject("withoutRealTime"),
                report.getAsJsonObject("pages").getAsJsonObject("latencyMicros"),
                report.getAsJsonObject("stage").getAsJsonObject("latencyMicros"))) {
            assertEquals(Set.of("hearToState", "triggerToFirstNote", "dueToSent"), latencies.keySet());
            assertEquals(LATENCY, latencies.getAsJsonObject("hearToState").keySet());
            assertEquals(
                    48, latencies.getAsJsonObject("hearToState").get("count").getAsInt());
        }
    }

    @Test
    void portsTellsWhatWouldBeUsed() {
        JsonObject report = JsonParser.parseString(run(0, "ports", "--json", "--out", "raw:/tmp/synth"))
                .getAsJsonObject();

        assertTrue(report.getAsJsonArray("backends").size() >= 3);
        assertEquals("/tmp/synth", report.getAsJsonObject("output").get("port").getAsString());
        assertEquals("auto", report.getAsJsonObject("input").get("wanted").getAsString());
    }

    @Test
    void doctorTellsWhatToDo() {
        JsonArray findings = JsonParser.parseString(run(1, "doctor", "--json", "--model", "/nowhere.zip"))
                .getAsJsonArray();

        List<JsonObject> all = findings.asList().stream()
                .map(finding -> finding.getAsJsonObject())
                .toList();
        JsonObject model = all.stream()
                .filter(finding -> finding.get("subject").getAsString().equals("model"))
                .findFirst()
                .orElseThrow();
        assertTrue(!model.get("ok").getAsBoolean());
        assertTrue(model.get("note").getAsString().contains("/nowhere.zip"));
        assertTrue(all.stream()
                .anyMatch(finding -> finding.get("subject").getAsString().equals("java")
                        && finding.get("ok").getAsBoolean()));
    }

    private String run(int expectedCode, String... args) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(errors, true), args);
        assertEquals(expectedCode, code, errors.toString());
        return out.toString();
    }
}
