package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.Corpus;
import continuo.evaluate.EvaluationSettings.Part;
import continuo.generate.Continuation;
import continuo.generate.GenerationSettings;
import continuo.model.ModelFile;
import continuo.model.Network;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The shipped model on six pieces of our own: it may get better, not worse.
class ShippedModelQualityTest {

    private static final Path MUSIC = Path.of("src/test/resources/continuo/evaluate");
    private static final Path RECORDED = MUSIC.resolve("shipped-model.properties");

    /// A single attribute may lose as much where others gain more.
    private static final double ATTRIBUTE_MARGIN = 0.15;

    private static final double TOTAL_MARGIN = 0.03;

    @Test
    void theShippedModelForeseesOurOwnPiecesAsWellAsItsBestForerunner() throws IOException {
        Map<String, Double> now = nats();
        Properties recorded = recorded();
        String lines = lines(now);
        System.out.println("The shipped model on its six pieces, as lines for " + RECORDED + ":\n" + lines);
        now.forEach((attribute, nats) -> {
            double best = Double.parseDouble(recorded.getProperty(attribute));
            double margin = attribute.equals("total") ? TOTAL_MARGIN : ATTRIBUTE_MARGIN;
            assertTrue(
                    nats <= best + margin,
                    () -> "%s got worse: %.3f nats a note, recorded %.3f; now:%n%s"
                            .formatted(attribute, nats, best, lines));
        });
    }

    private static Map<String, Double> nats() throws IOException {
        Network network = ModelFile.read(Path.of("models/continuo.zip"), Continuation.EXPECTED)
                .network();
        Corpus corpus = Corpus.open(List.of(MUSIC), Set.of("A"));
        EvaluationSettings settings = new EvaluationSettings(
                "test_public", Set.of(), 0, 0, Set.of(Part.NATS), 1, GenerationSettings.DEFAULT, 0, 2, 1);
        Scores scores =
                new Evaluation(network, corpus, settings, line -> {}).run().nats();
        Map<String, Double> nats = new LinkedHashMap<>();
        nats.put("onset", Objects.requireNonNull(scores.onset()));
        nats.put("pitch", Objects.requireNonNull(scores.pitch()));
        nats.put("velocity", Objects.requireNonNull(scores.velocity()));
        nats.put("length", Objects.requireNonNull(scores.length()));
        nats.put("total", scores.total());
        return nats;
    }

    private static Properties recorded() throws IOException {
        Properties recorded = new Properties();
        try (Reader reader = Files.newBufferedReader(RECORDED)) {
            recorded.load(reader);
        }
        return recorded;
    }

    private static String lines(Map<String, Double> nats) {
        StringBuilder lines = new StringBuilder();
        nats.forEach((name, value) -> lines.append(String.format(Locale.ROOT, "%s=%.3f%n", name, value)));
        return lines.toString();
    }
}
