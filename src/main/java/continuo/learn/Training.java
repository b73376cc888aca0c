package continuo.learn;

import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.corpus.PieceFile;
import continuo.model.ModelCard;
import continuo.model.NetworkShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.schedule.FixedSchedule;

/// One run of training, from a corpus to a model file. It leaves checkpoints and goes on from the last one it finds.
///
/// The model file is written each time the validation score is the best so far. The scores themselves are kept beside
/// the checkpoint, a line for each time.
public final class Training {

    private static final String CURVE = "validation.tsv";
    private static final double VALIDATION_MINUTES = 5;
    private static final double PROGRESS_SECONDS = 15;
    private static final int VALIDATION_WINDOWS = 8;
    private static final double WARM_UP_SHARE = 0.02;
    private static final double LAST_RATE_SHARE = 0.02;
    private static final double NANOS_PER_MINUTE = 60e9;

    private final TrainingSettings settings;
    private final NetworkShape shape;
    private final Corpus corpus;
    private final Window window;
    private final List<Lane> lanes;
    private final ComputationGraph graph;
    private final Learner learner;
    private double lastNats;
    private Checkpoint reached = Checkpoint.START;

    public Training(TrainingSettings settings) throws IOException {
        this.settings = settings;
        shape = ContinuoGraph.shape(settings.layers(), settings.units(), settings.hidden());
        corpus = Corpus.open(settings.corpora(), settings.tiers());
        window = new Window(settings.batch(), settings.window());
        lanes = lanes("train", true);
        graph = graph();
        learner = new Learner(
                shape,
                new Parameters(shape).from(graph),
                settings.batch(),
                settings.window(),
                settings.workers(),
                settings.dropout(),
                settings.seed());
        if (Checkpoint.existsIn(settings.checkpoints())) {
            resume();
        }
    }

    private List<Lane> lanes(String split, boolean augment) throws CorpusException {
        List<PieceFile> pieces = corpus.split(split);
        if (pieces.isEmpty()) {
            throw new CorpusException("the corpus has no piece to " + split + " with; add more MIDI files");
        }
        Mix mix = new Mix(pieces);
        List<Lane> made = new ArrayList<>();
        for (int lane = 0; lane < settings.batch(); lane++) {
            made.add(new Lane(corpus, mix, augment, settings.seed() * 1_000_003 + lane));
        }
        return made;
    }

    /// Gives the first weights, and the model file its form.
    private ComputationGraph graph() {
        ComputationGraph fresh = new ComputationGraph(ContinuoGraph.configuration(
                shape,
                settings.seed(),
                new FixedSchedule(settings.learningRate()),
                settings.dropout(),
                settings.window()));
        fresh.init();
        return fresh;
    }

    private void resume() throws IOException {
        reached = Checkpoint.read(settings.checkpoints());
        List<float[]> memory = Checkpoint.readMemory(settings.checkpoints());
        List<Integer> sizes = memory.stream().map(array -> array.length).toList();
        List<Integer> expected =
                learner.memory().stream().map(array -> array.length).toList();
        if (!sizes.equals(expected) || reached.lanes().size() != lanes.size()) {
            throw new CorpusException("the checkpoint in " + settings.checkpoints()
                    + " is of another network; name an empty folder or the same layers, units, hidden, batch, workers");
        }
        learner.remember(memory, reached.steps());
        for (int lane = 0; lane < lanes.size(); lane++) {
            lanes.get(lane).position(reached.lanes().get(lane));
        }
    }

    /// Trains until the time or the number of steps is reached, telling `progress` how it goes. Called once.
    public void run(PrintWriter progress) throws IOException {
        progress.printf(
                Locale.ROOT,
                "%d pieces to train with, %d to validate with, %d left out; %d weights%n",
                corpus.split("train").size(),
                corpus.split("valid").size(),
                corpus.refused(),
                shape.parameters());
        try (learner) {
            trainUntilDone(progress);
        }
    }

    private void trainUntilDone(PrintWriter progress) throws IOException {
        long lastValidation = System.nanoTime();
        long lastProgress = lastValidation;
        long notesThen = reached.notes();
        while (done() < 1) {
            trainOnce();
            long now = System.nanoTime();
            if (now - lastProgress > PROGRESS_SECONDS * 1e9) {
                double perSecond = (reached.notes() - notesThen) * 1e9 / (now - lastProgress);
                tell(progress, perSecond);
                lastProgress = now;
                notesThen = reached.notes();
            }
            if (now - lastValidation > VALIDATION_MINUTES * NANOS_PER_MINUTE) {
                validate(progress);
                lastValidation = System.nanoTime();
                lastProgress = lastValidation;
            }
        }
        validate(progress);
    }

    private void trainOnce() {
        long begun = System.nanoTime();
        fill(window, lanes);
        lastNats = Arrays.stream(learner.learn(window, learningRate(done()))).sum() / (window.lanes * window.steps);
        reached = new Checkpoint(
                learner.steps(),
                reached.notes() + (long) window.lanes * window.steps,
                reached.trainedNanos() + System.nanoTime() - begun,
                reached.bestTotal(),
                lanes.stream().map(Lane::position).toList());
    }

    private static void fill(Window window, Iterable<Lane> lanes) {
        int number = 0;
        for (Lane lane : lanes) {
            lane.fill(window, number++);
        }
    }

    /// The share of the run that is done.
    private double done() {
        return settings.steps() > 0
                ? (double) reached.steps() / settings.steps()
                : reached.trainedNanos() / (settings.minutes() * NANOS_PER_MINUTE);
    }

    /// Rises at first, then falls along a cosine.
    private double learningRate(double done) {
        double warm = Math.min(1, (done + 1e-4) / WARM_UP_SHARE);
        double cosine = (1 + Math.cos(Math.PI * Math.min(1, done))) / 2;
        return settings.learningRate() * warm * (LAST_RATE_SHARE + (1 - LAST_RATE_SHARE) * cosine);
    }

    private void tell(PrintWriter progress, double notesPerSecond) {
        double minutes = reached.trainedNanos() / NANOS_PER_MINUTE;
        progress.printf(
                Locale.ROOT,
                "%5.1f%%  %.2f M notes  %.0f notes/s  loss %.3f  %.0f minutes left%n",
                100 * done(),
                reached.notes() / 1e6,
                notesPerSecond,
                lastNats,
                minutes / Math.max(done(), 1e-9) - minutes);
        progress.flush();
    }

    private void validate(PrintWriter progress) throws IOException {
        Scores scores = scores();
        boolean best = scores.total() < reached.bestTotal();
        if (best) {
            reached = new Checkpoint(
                    reached.steps(), reached.notes(), reached.trainedNanos(), scores.total(), reached.lanes());
        }
        reached.write(settings.checkpoints(), learner.memory());
        addToCurve(scores);
        if (best) {
            write(settings.out(), scores);
        }
        progress.printf(
                Locale.ROOT,
                "after %.2f M notes, nats a note on valid: %s%s%n",
                reached.notes() / 1e6,
                scores,
                best ? "  (best, written)" : "");
        progress.flush();
    }

    /// One more line of the validation curve, for any program that draws one.
    private void addToCurve(Scores scores) throws IOException {
        Path curve = settings.checkpoints().resolve(CURVE);
        if (!Files.exists(curve)) {
            String names = String.join("\t", scores.byName().keySet());
            Files.writeString(curve, "steps\tnotes\tminutes\t" + names + "\n");
        }
        String nats = scores.byName().values().stream().map(String::valueOf).collect(Collectors.joining("\t"));
        String line = String.format(
                Locale.ROOT,
                "%d\t%d\t%.1f\t%s%n",
                reached.steps(),
                reached.notes(),
                reached.trainedNanos() / NANOS_PER_MINUTE,
                nats);
        Files.writeString(curve, line, StandardOpenOption.APPEND);
    }

    private Scores scores() throws CorpusException {
        List<Lane> held = lanes("valid", false);
        Scores.Sum sum = new Scores.Sum();
        Window heard = new Window(settings.batch(), settings.window());
        learner.judge(
                VALIDATION_WINDOWS,
                () -> {
                    fill(heard, held);
                    return heard;
                },
                sum);
        return sum.scores();
    }

    private void write(Path out, Scores scores) throws IOException {
        new Parameters(shape).into(graph, learner.average());
        ModelZip.write(
                graph,
                shape,
                new ModelCard.Training(reached.notes(), reached.steps(), settings.seed(), corpus.contents("train")),
                Map.of("valid", scores.byName()),
                out);
    }
}
