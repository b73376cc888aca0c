package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.corpus.Tunes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    private static final String MODEL = "models/continuo.zip";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsOneJsonObject() throws Exception {
        Tunes.write(folder, 20);

        assertEquals(0, run(MODEL, folder.toString(), "--split", "valid", "--json"));

        JsonObject report = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertTrue(
                report.keySet().containsAll(Set.of("pieces", "notes", "nats", "byDataset", "baselines", "generation")));
        assertEquals(1, report.get("pieces").getAsInt());
        assertTrue(report.getAsJsonObject("nats")
                .keySet()
                .containsAll(Set.of("onset", "pitch", "velocity", "length", "total")));
        assertTrue(report.getAsJsonObject("baselines").getAsJsonObject("ngram").has("total"));
        assertFalse(err.toString().isEmpty());
    }

    @Test
    void printsATable() throws Exception {
        Tunes.write(folder, 20);

        assertEquals(0, run(MODEL, folder.toString(), "--split", "valid", "--no-generation"));

        assertTrue(out.toString().contains("ngram"));
        assertFalse(out.toString().contains("copy forward"));
    }

    @Test
    void findsBeatsWithoutAModel() throws Exception {
        Tunes.write(folder, 3);

        assertEquals(0, run("--parts", "BEATS", folder.toString(), "--json"));

        JsonObject report = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertEquals(Set.of("beats"), report.keySet());
        JsonObject beats = report.getAsJsonObject("beats");
        assertEquals(Set.of("all", "byDataset"), beats.keySet());
        assertEquals(
                Set.of("f", "cmlt", "amlt", "downbeatF", "unknownShare", "microsPerNote"),
                beats.getAsJsonObject("all").keySet());
        assertEquals(
                Set.of(folder.getFileName().toString()),
                beats.getAsJsonObject("byDataset").keySet());
        assertTrue(beats.getAsJsonObject("all").get("f").getAsDouble() > 0.3, out.toString());
    }

    @Test
    void takesAModelThatBeatsDoNotNeed() throws Exception {
        Tunes.write(folder, 1);

        assertEquals(0, run("--parts", "beats", MODEL, folder.toString()));

        assertTrue(out.toString().contains("downbeat"), out.toString());
    }

    @Test
    void annotationsBesideAFileAreTheTruth() throws Exception {
        Tunes.write(folder, 1);
        StringBuilder nowhere = new StringBuilder();
        for (int n = 0; n < 20; n++) { // far from where the tune has its beats
            nowhere.append(100 + n).append('\t').append(100 + n).append("\tb\n");
        }
        Files.writeString(folder.resolve("piece000_annotations.txt"), nowhere);

        assertEquals(0, run("--parts", "beats", folder.toString(), "--json"));

        JsonObject all = JsonParser.parseString(out.toString())
                .getAsJsonObject()
                .getAsJsonObject("beats")
                .getAsJsonObject("all");
        assertEquals(0, all.get("f").getAsDouble());
        assertFalse(all.has("downbeatF"), out.toString());
    }

    @Test
    void saysMistakesAboutBeatsInOneLine() throws Exception {
        Tunes.write(folder, 1);
        refuses("is not a folder", "--parts", "beats", folder.resolve("none").toString());
        refuses("needs folders", MODEL);
        Files.writeString(folder.resolve("piece000_annotations.txt"), "one two b\n");

        assertEquals(2, run("--parts", "beats", folder.toString()));

        assertTrue(err.toString().lines().toList().getLast().contains("piece000_annotations.txt"), err.toString());
    }

    @Test
    void saysMistakesInOneLine() throws Exception {
        Tunes.write(folder, 2);

        refuses("test_public", MODEL, folder.toString());
        refuses("does not exist", folder.resolve("none.zip").toString(), folder.toString());
        refuses("is not a folder", MODEL, folder.resolve("none").toString());
        refuses("threads", MODEL, folder.toString(), "--threads", "0");
        refuses("--temperature", MODEL, folder.toString(), "--temperature", "1,2");
        refuses("--temperature must be a number from 0 to 2", MODEL, folder.toString(), "--temperature", "3");
    }

    private void refuses(String words, String... args) {
        err.getBuffer().setLength(0);
        assertEquals(2, run(args));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains(words), err.toString());
    }

    private int run(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "evaluate";
        System.arraycopy(args, 0, all, 1, args.length);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }
}
