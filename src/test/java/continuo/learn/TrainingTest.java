package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.corpus.Tunes;
import continuo.encoding.Encoding;
import continuo.model.Model;
import continuo.model.ModelCard;
import continuo.model.ModelFile;
import continuo.model.NetworkShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeCorpus() throws IOException {
        Tunes.write(folder.resolve("tunes"), 40);
    }

    @Test
    void learningLowersTheSurprise() throws IOException {
        double untrained = total(train("few", 1));
        double trained = total(train("many", 150));

        assertTrue(trained < 0.6 * untrained, untrained + " → " + trained);
    }

    @Test
    void theSameSeedGivesTheSameModel() throws IOException {
        train("one", 3);
        train("other", 3);

        assertArrayEquals(weights("one"), weights("other"));
    }

    @Test
    void aRunThatWasStoppedEndsWithTheSameNumbers() throws IOException {
        Corpus corpus = Corpus.open(List.of(folder.resolve("tunes")), Set.of("A"));
        Run whole = new Run(corpus);
        whole.learn(6);

        Run stopped = new Run(corpus);
        stopped.learn(3);
        new Checkpoint(3, 0, 0, 0, 0, null, stopped.positions()).write(folder, stopped.learner.memory());
        Run resumed = new Run(corpus);
        resumed.resume(
                Checkpoint.read(folder),
                Checkpoint.readMemory(folder, resumed.learner.memory()).orElseThrow());
        resumed.learn(3);

        List<float[]> expected = whole.learner.memory();
        List<float[]> memory = resumed.learner.memory();
        for (int n = 0; n < expected.size(); n++) {
            assertArrayEquals(expected.get(n), memory.get(n), "array " + n);
        }
    }

    /// A learner and its lanes, without the clock.
    private static final class Run {

        private final Learner learner;
        private final List<Lane> lanes = new ArrayList<>();
        private final Window window = new Window(4, 16);

        Run(Corpus corpus) {
            var shape = ContinuoGraph.shape(2, 8, 8);
            float[] first = new float[new Parameters(shape).size()];
            var random = new SplittableRandom(1);
            for (int n = 0; n < first.length; n++) {
                first[n] = (float) random.nextDouble(-0.2, 0.2);
            }
            learner = new Learner(shape, first, 4, 16, 2, 0.1, 0, 1);
            Mix mix = new Mix(corpus.split("train"));
            for (int lane = 0; lane < 4; lane++) {
                lanes.add(new Lane(corpus, mix, true, lane));
            }
        }

        void learn(int windows) {
            for (int n = 0; n < windows; n++) {
                for (int lane = 0; lane < lanes.size(); lane++) {
                    lanes.get(lane).fill(window, lane);
                }
                learner.learn(window, 1e-3);
            }
        }

        List<Lane.Position> positions() {
            return lanes.stream().map(Lane::position).toList();
        }

        void resume(Checkpoint checkpoint, List<float[]> memory) {
            learner.remember(memory, checkpoint.steps());
            for (int lane = 0; lane < lanes.size(); lane++) {
                lanes.get(lane).position(checkpoint.lanes().get(lane));
            }
        }
    }

    @Test
    void aRunGoesOnFromItsCheckpoint() throws IOException {
        train("run", 2);
        String told = train("run", 5);

        assertTrue(told.contains("after 0.00 M notes"), told);
        assertEquals(5 * 8 * 16, Checkpoint.read(folder.resolve("run")).notes());
    }

    @Test
    void keepsTheValidationCurveFromRunToRun() throws IOException {
        train("run", 2);
        train("run", 5);

        List<String> curve = Files.readAllLines(folder.resolve("run").resolve("curve.csv"));

        assertEquals("steps,notes,minutes,train,onset,chord,pitch,length,velocity,total", curve.getFirst());
        assertEquals(
                List.of("2", "5"),
                curve.stream().skip(1).map(line -> line.split(",")[0]).toList());
    }

    /// The same checkpoint, but for where the run stands.
    private static void rewritePosition(Path checkpoint, Checkpoint position) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(checkpoint)) {
            Files.writeString(zip.getPath("position.json"), new Gson().toJson(position));
        }
    }

    @Test
    void oddCheckpointsAreRefusedInOneLineThatNamesTheFile() throws IOException {
        train("odd", 4, new Validation(5, 2, 0));
        Path checkpoint = folder.resolve("odd/checkpoint.zip");
        byte[] good = Files.readAllBytes(checkpoint);
        for (String json :
                List.of("null", "[]", "{}", "{\"lanes\":[null]}", "{\"steps\":-1}", "[".repeat(100_000), "{")) {
            Files.write(checkpoint, good);
            replaceEntry(checkpoint, "position.json", json.getBytes(StandardCharsets.UTF_8));
            refusesToGoOn();
        }
        for (byte[] memory : List.of(new byte[0], new byte[] {0, 0, 0, 1, 0x7F, -1, -1, -1}, new byte[] {0, 0})) {
            Files.write(checkpoint, good);
            replaceEntry(checkpoint, "memory.bin", memory);
            refusesToGoOn();
        }
        for (int length : new int[] {0, 10, good.length / 2, good.length - 1}) {
            Files.write(checkpoint, Arrays.copyOf(good, length));
            refusesToGoOn();
        }
    }

    @Test
    void oddCurvesAreRefusedInOneLineThatNamesTheFile() throws IOException {
        train("odd", 2, new Validation(5, 2, 0));
        Path curve = folder.resolve("odd/curve.csv");
        for (byte[] odd : List.of(
                new byte[] {'a', '\n', (byte) 0xFF, (byte) 0xFE},
                "x\n1,1,..,-,1,1,1,1,1,1\n".getBytes(StandardCharsets.UTF_8))) {
            Files.write(curve, odd);
            IOException refused = assertThrows(IOException.class, () -> train("odd", 4, new Validation(5, 2, 0)));
            assertTrue(
                    String.valueOf(refused.getMessage()).contains(curve + " is damaged; delete it"),
                    refused.toString());
        }
    }

    private void refusesToGoOn() {
        IOException refused = assertThrows(IOException.class, () -> train("odd", 4, new Validation(5, 2, 0)));
        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains(folder.resolve("odd").toString()), said);
        assertEquals(1, said.lines().count(), said);
        assertFalse(said.contains("null"), said);
    }

    private static void replaceEntry(Path zipped, String name, byte[] bytes) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(zipped)) {
            Files.write(zip.getPath(name), bytes);
        }
    }

    @Test
    void aNetworkThatCouldNotBePlayedIsNotTrained() {
        assertEquals("", ContinuoGraph.shape(1, 1536, 192).tooLarge());
        assertTrue(ContinuoGraph.shape(8, 4096, 192).tooLarge().contains("is larger than Continuo plays"));
    }

    @Test
    void stopsWhenItGetsNoBetterAndSaysSo() throws IOException {
        train("run", 100, new Validation(5, 100, 0));
        Checkpoint good = Checkpoint.read(folder.resolve("run"));
        Checkpoint unsurpassable =
                new Checkpoint(good.steps(), good.notes(), good.trainedNanos(), 0.5, 0, null, good.lanes());
        rewritePosition(folder.resolve("run/checkpoint.zip"), unsurpassable);

        String told = train("run", 1000, new Validation(5, 2, 3));

        assertTrue(told.contains("stopped: the last 3 validations were no better than 0.500"), told);
        assertEquals(106, Checkpoint.read(folder.resolve("run")).steps());
    }

    @Test
    void goesOnWithoutPatience() throws IOException {
        String told = train("run", 7, new Validation(5, 2, 0));

        assertFalse(told.contains("stopped"), told);
        assertEquals(7, Checkpoint.read(folder.resolve("run")).steps());
    }

    @Test
    void forgetsTheLinesOfTheCurveThatCameAfterTheCheckpoint() throws IOException {
        train("run", 4, new Validation(5, 2, 0));
        Path curve = folder.resolve("run").resolve("curve.csv");
        Files.writeString(curve, Files.readString(curve) + "6,1,1.0,1,1,1,1,1,1,4\n");

        train("run", 6, new Validation(5, 2, 0));

        assertEquals(
                List.of("2", "4", "6"),
                Files.readAllLines(curve).stream()
                        .skip(1)
                        .map(line -> line.split(",")[0])
                        .toList());
        assertFalse(Files.readString(curve).contains("1,1,1,1,4"));
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefused() throws IOException {
        train("run", 1);

        assertThrows(CorpusException.class, () -> training(settings("run", 2, 24)));
    }

    @Test
    void goesOnFromAModelAndSaysSoInTheCard() throws IOException {
        train("first", 150);
        double first = total(train("alone", 1));

        String told = run(from(model("first"), settings("second", 1, 24)));

        assertTrue(total(told) < 0.6 * first, told);
        ModelCard.Training card = card("second");
        assertEquals((150 + 1) * 8 * 16, card.notes());
        assertEquals(150 * 8 * 16, Objects.requireNonNull(card.from()).notes());
    }

    @Test
    void aCheckpointOfARunThatBeganOtherwiseIsRefused() throws IOException {
        train("first", 1);
        train("run", 1);

        CorpusException refusal =
                assertThrows(CorpusException.class, () -> training(from(model("first"), settings("run", 2, 16))));
        assertTrue(String.valueOf(refusal.getMessage()).contains("began without --from"), refusal::getMessage);
        run(from(model("first"), settings("other", 1, 16)));
        assertThrows(CorpusException.class, () -> training(settings("other", 2, 16)));
    }

    @Test
    void isJudgedByTheSameNotesWhateverTheBatch() throws IOException {
        assertEquals(untaught("small", 4, 8), untaught("large", 6, 20), 1e-3);
    }

    /// What a network that learns nothing scores.
    private double untaught(String name, int batch, int window) throws IOException {
        TrainingSettings s = settings(name, 1, 16);
        return total(run(new TrainingSettings(
                s.corpora(),
                s.out(),
                s.from(),
                s.checkpoints(),
                s.tiers(),
                s.units(),
                s.layers(),
                s.hidden(),
                batch,
                window,
                2,
                1e-9,
                0,
                0,
                0,
                1,
                s.validation(),
                1)));
    }

    private static TrainingSettings from(Path model, TrainingSettings s) {
        return new TrainingSettings(
                s.corpora(),
                s.out(),
                model,
                s.checkpoints(),
                s.tiers(),
                s.units(),
                s.layers(),
                s.hidden(),
                s.batch(),
                s.window(),
                s.workers(),
                s.learningRate(),
                s.dropout(),
                s.smoothing(),
                s.minutes(),
                s.steps(),
                s.validation(),
                s.seed());
    }

    private ModelCard.Training card(String name) throws IOException {
        NetworkShape shape = ContinuoGraph.shape(1, 16, 8);
        return ModelFile.read(model(name), new ModelFile.Expected(Encoding.VERSION, shape.inputs(), shape.heads()))
                .card()
                .training();
    }

    @Test
    void theModelFileIsRestoredByDeeplearning4jAndReadByTheDaemon() throws IOException {
        train("run", 2);

        ComputationGraph restored =
                ModelSerializer.restoreComputationGraph(model("run").toFile(), false);
        NetworkShape shape = ContinuoGraph.shape(1, 16, 8);
        Model model =
                ModelFile.read(model("run"), new ModelFile.Expected(Encoding.VERSION, shape.inputs(), shape.heads()));

        assertEquals(shape.parameters(), restored.numParams());
        assertEquals(shape, model.network().shape());
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        train("run", 2);

        try (Stream<Path> left = Files.list(folder.resolve("run"))) {
            assertEquals(
                    Set.of("checkpoint.zip", "curve.csv", "curve.png", "model.zip"),
                    Set.copyOf(
                            left.map(file -> String.valueOf(file.getFileName())).toList()));
        }
    }

    private static Training training(TrainingSettings settings) throws IOException {
        return new Training(settings, complaint -> {});
    }

    private String train(String name, long steps) throws IOException {
        return train(name, steps, Validation.USUAL);
    }

    private String train(String name, long steps, Validation validation) throws IOException {
        return run(settings(name, steps, 16, validation));
    }

    private static String run(TrainingSettings settings) throws IOException {
        StringWriter told = new StringWriter();
        training(settings).run(new PrintWriter(told));
        return told.toString();
    }

    private TrainingSettings settings(String name, long steps, int units) {
        return settings(name, steps, units, Validation.USUAL);
    }

    private TrainingSettings settings(String name, long steps, int units, Validation validation) {
        return new TrainingSettings(
                List.of(folder.resolve("tunes")),
                model(name),
                null,
                folder.resolve(name),
                Set.of("A"),
                units,
                1,
                8,
                8,
                16,
                2,
                2e-2,
                0,
                0,
                0,
                steps,
                validation,
                1);
    }

    private Path model(String name) {
        return folder.resolve(name).resolve("model.zip");
    }

    private float[] weights(String name) throws IOException {
        return ModelSerializer.restoreComputationGraph(model(name).toFile(), false)
                .params()
                .toFloatVector();
    }

    /// What the last validation told.
    private static double total(String told) {
        Matcher found = Pattern.compile("total ([0-9.]+)").matcher(told);
        double total = Double.NaN;
        while (found.find()) {
            total = Double.parseDouble(found.group(1));
        }
        return total;
    }
}
