package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.corpus.Tunes;
import continuo.evaluate.EvaluationSettings.Part;
import continuo.generate.GenerationSettings;
import continuo.generate.SmallNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    private static final Set<Part> ALL = Set.of(Part.values());
    private static final Set<Part> FORESEEING = Set.of(Part.NATS, Part.BASELINES);

    @TempDir
    private Path folder;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void writeTunes() throws IOException {
        Tunes.write(folder.resolve("some"), 20); // one in twenty is to validate with
        Tunes.write(folder.resolve("more"), 20);
    }

    @Test
    void reportsEachDataSetAndAll() throws IOException {
        Report report = evaluate(settings("valid", Set.of(), ALL, 2, 1));

        assertEquals(2, report.pieces());
        assertEquals(Set.of("some", "more"), report.byDataset().keySet());
        assertEquals(
                report.notes(),
                report.byDataset().values().stream()
                        .mapToLong(Report.Dataset::notes)
                        .sum());
        assertEquals(Set.of("unigram", "ngram"), report.baselines().keySet());
        GenerationReport generation = report.generation();
        assertNotNull(generation);
        assertEquals(4, generation.all().continuations()); // two pieces, broken off twice
        assertNotNull(generation.all().patterns());
    }

    @Test
    void countingBeatsAnUntrainedNetworkOnTunesThatRepeatThemselves() throws IOException {
        Report report = evaluate(settings("valid", Set.of(), FORESEEING, 2, 1));

        double unigram = total(report, "unigram");
        double ngram = total(report, "ngram");
        assertTrue(ngram < unigram);
        assertTrue(ngram < report.nats().total());
        assertNull(report.generation());
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        assertEquals(
                evaluate(settings("train", Set.of("some"), ALL, 1, 1)),
                evaluate(settings("train", Set.of("some"), ALL, 3, 1)));
    }

    @Test
    void anotherSeedPlaysSomethingElse() throws IOException {
        EvaluationSettings one = settings("valid", Set.of(), ALL, 2, 1);
        EvaluationSettings other = settings("valid", Set.of(), ALL, 2, 2);

        assertNotEquals(evaluate(one), evaluate(other));
        assertEquals(evaluate(one).nats(), evaluate(other).nats());
    }

    @Test
    void findsOutNoMoreThanWasAsked() throws IOException {
        Report report = evaluate(settings("valid", Set.of(), Set.of(Part.GENERATION), 2, 1));

        assertEquals(0, report.notes());
        assertTrue(report.baselines().isEmpty());
        GenerationReport generation = report.generation();
        assertNotNull(generation);
        assertNull(generation.all().model().seenInTrain());
    }

    @Test
    void takesWholePiecesUpToTheLimits() throws IOException {
        assertEquals(3, evaluate(limited(3, 0)).pieces());
        assertEquals(2, evaluate(limited(0, 161)).pieces()); // a tune has 160 notes
    }

    @Test
    void leavesOutWhatCannotBeReadAnyMore() throws IOException {
        Corpus corpus = Corpus.open(List.of(folder), Set.of(), told::add);
        Files.writeString(folder.resolve("some/piece000.mid"), "broken");

        Report report = evaluate(corpus, settings("train", Set.of(), Set.of(Part.NATS), 2, 1));

        assertEquals(corpus.split("train").size() - 1, report.pieces());
        assertTrue(told.stream().anyMatch(line -> line.contains("refused") && line.contains("piece000.mid")));
    }

    @Test
    void saysWhenThereIsNothingToEvaluate() {
        assertThrows(CorpusException.class, () -> evaluate(settings("test_public", Set.of(), ALL, 2, 1)));
        assertThrows(CorpusException.class, () -> evaluate(settings("valid", Set.of("other"), ALL, 2, 1)));
    }

    private static double total(Report report, String baseline) {
        return Objects.requireNonNull(report.baselines().get(baseline)).total();
    }

    private Report evaluate(EvaluationSettings settings) throws IOException {
        return evaluate(Corpus.open(List.of(folder.resolve("some"), folder.resolve("more")), Set.of()), settings);
    }

    private Report evaluate(Corpus corpus, EvaluationSettings settings) throws IOException {
        return new Evaluation(SmallNetworks.network(1), corpus, settings, told::add).run();
    }

    private static EvaluationSettings settings(
            String split, Set<String> sets, Set<Part> parts, int threads, long seed) {
        return new EvaluationSettings(split, sets, 0, 0, parts, 100_000, GenerationSettings.DEFAULT, 0, threads, seed);
    }

    private static EvaluationSettings limited(int pieces, int notes) {
        return new EvaluationSettings(
                "train", Set.of("some"), pieces, notes, Set.of(Part.NATS), 1, GenerationSettings.DEFAULT, 0, 2, 1);
    }
}
