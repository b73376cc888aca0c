package continuo.learn;

import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.model.ModelCard;
import continuo.model.NetworkShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.schedule.FixedSchedule;

/// One run of training, from a corpus to a model file. It leaves checkpoints and goes on from the last one it
/// finds.
///
/// The model file is written each time the validation score is the best so far. The scores themselves are kept
/// beside the checkpoint, see [LearningCurve]. A run by steps that was killed goes on to the very numbers it
/// would have reached.
public final class Training {

    /// Whatever is trained is judged by the same notes: 384 in each of 64 lanes.
    private static final int VALIDATION_LANES = 64;

    private static final int VALIDATION_STEPS = 48;
    private static final int VALIDATION_WINDOWS = 8;
    private static final long VALIDATION_SEED = 1;
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
    private final LearningCurve curve;
    private double lastNats;
    private double natsSinceValidation;
    private int stepsSinceValidation;
    private Checkpoint reached;
    private final float[] inherited;
    private boolean improves;
    private boolean written;
    private double beganWith = Double.MAX_VALUE; // in nats, where it is to be beaten

    /// @param complaints is told which files are refused, and why
    public Training(TrainingSettings settings, Consumer<String> complaints) throws IOException {
        this.settings = settings;
        curve = new LearningCurve(settings.checkpoints());
        shape = ContinuoGraph.shape(settings.layers(), settings.units(), settings.hidden());
        if (!shape.tooLarge().isEmpty()) {
            throw new CorpusException(shape.tooLarge() + "; name fewer --units, --layers or --hidden");
        }
        corpus = Corpus.open(settings.corpora(), settings.tiers(), complaints);
        corpus.requireTrainAndValid();
        window = new Window(settings.batch(), settings.window());
        lanes = lanes("train", true, settings.batch(), settings.seed());
        graph = graph();
        float[] drawn = new Parameters(shape).from(graph);
        Inheritance inheritance = settings.from() == null ? null : Inheritance.from(settings.from(), shape, drawn);
        reached = Checkpoint.beginning(inheritance == null ? null : inheritance.forerunner());
        inherited = inheritance == null ? drawn : inheritance.weights();
        learner = new Learner(
                shape,
                inherited.clone(), // which are learnt
                settings.batch(),
                settings.window(),
                settings.workers(),
                settings.dropout(),
                settings.smoothing(),
                settings.seed());
        if (Checkpoint.existsIn(settings.checkpoints())) {
            resume();
        }
    }

    private List<Lane> lanes(String split, boolean augment, int count, long seed) {
        Mix mix = new Mix(corpus.split(split));
        List<Lane> made = new ArrayList<>();
        for (int lane = 0; lane < count; lane++) {
            made.add(new Lane(corpus, mix, augment, seed * 1_000_003 + lane));
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
        Checkpoint last = Checkpoint.read(settings.checkpoints());
        if (!Objects.equals(last.from(), reached.from())) {
            throw new CorpusException("the checkpoint in " + settings.checkpoints() + " is of a run that began "
                    + (last.from() == null ? "without --from" : "with another --from")
                    + "; name an empty folder with --checkpoints, or begin as it did");
        }
        reached = last;
        Optional<List<float[]>> memory = Checkpoint.readMemory(settings.checkpoints(), learner.memory());
        if (memory.isEmpty() || reached.lanes().size() != lanes.size()) {
            throw new CorpusException("the checkpoint in " + settings.checkpoints()
                    + " is of another network; name an empty folder or the same layers, units, hidden, batch, workers");
        }
        learner.remember(memory.get(), reached.steps());
        curve.keepUntil(reached.steps());
        for (int lane = 0; lane < lanes.size(); lane++) {
            lanes.get(lane).position(reached.lanes().get(lane));
        }
    }

    /// Only what foresees the music held out better than the model that it begins with is written. Before [#run].
    public void improve() {
        improves = true;
    }

    /// Whether a model was written, by this run or the ones that it goes on from.
    public boolean hasWritten() {
        return written || (reached.bestTotal() < beganWith && Files.exists(settings.out()));
    }

    /// Trains until the time or the number of steps is reached, or until it gets no better, telling `out` how it
    /// goes. Called once.
    public void run(PrintWriter out) throws IOException {
        Progress progress = new Progress(out, System.nanoTime(), reached.notes());
        progress.line(
                "%d pieces to train with, %d to validate with, %d left out; %d weights",
                corpus.split("train").size(), corpus.split("valid").size(), corpus.leftOut(), shape.parameters());
        try (learner) {
            if (improves) {
                beganWith = scores(inherited).total();
                progress.line("the model that it begins with: %.3f nats a note on what is held out", beganWith);
            }
            trainUntilDone(progress);
        }
        if (corpus.refused() > 0) {
            progress.line("%d files could not be read and were passed over", corpus.refused());
        }
    }

    private void trainUntilDone(Progress progress) throws IOException {
        long validatedNanos = System.nanoTime();
        long validatedSteps = reached.steps();
        while (done() < 1 && !settings.validation().isOver(reached.noBetter())) {
            trainOnce();
            progress.tell(System.nanoTime(), done(), minutes(), reached.notes(), lastNats);
            double minutesSince = (System.nanoTime() - validatedNanos) / NANOS_PER_MINUTE;
            if (settings.validation().isDue(minutesSince, reached.steps() - validatedSteps)) {
                validate(progress);
                validatedNanos = System.nanoTime();
                validatedSteps = reached.steps();
                progress.begin(validatedNanos, reached.notes());
            }
        }
        if (settings.validation().isOver(reached.noBetter())) {
            progress.line(
                    "stopped: the last %d validations were no better than %.3f; the model of then is kept",
                    reached.noBetter(), reached.bestTotal());
        } else if (reached.steps() > validatedSteps || reached.bestTotal() == Double.MAX_VALUE) {
            validate(progress);
        }
    }

    private void trainOnce() {
        long begun = System.nanoTime();
        fill(window, lanes);
        lastNats = Arrays.stream(learner.learn(window, learningRate(done()))).sum() / (window.lanes * window.steps);
        natsSinceValidation += lastNats;
        stepsSinceValidation++;
        reached = new Checkpoint(
                learner.steps(),
                reached.notes() + (long) window.lanes * window.steps,
                reached.trainedNanos() + System.nanoTime() - begun,
                reached.bestTotal(),
                reached.noBetter(),
                reached.from(),
                lanes.stream().map(Lane::position).toList());
    }

    /// On all processors: no lane knows of another.
    private static void fill(Window window, List<Lane> lanes) {
        IntStream.range(0, lanes.size())
                .parallel()
                .forEach(number -> lanes.get(number).fill(window, number));
    }

    /// The share of the run that is done.
    private double done() {
        return settings.steps() > 0 ? (double) reached.steps() / settings.steps() : minutes() / settings.minutes();
    }

    private double minutes() {
        return reached.trainedNanos() / NANOS_PER_MINUTE;
    }

    /// Rises at first, then falls along a cosine.
    private double learningRate(double done) {
        double warm = Math.min(1, (done + 1e-4) / WARM_UP_SHARE);
        double cosine = (1 + Math.cos(Math.PI * Math.min(1, done))) / 2;
        return settings.learningRate() * warm * (LAST_RATE_SHARE + (1 - LAST_RATE_SHARE) * cosine);
    }

    /// The checkpoint is written last: whoever is killed before that does all of it again.
    private void validate(Progress progress) throws IOException {
        Scores scores = scores();
        boolean best = scores.total() < reached.bestTotal();
        reached = reached.judged(scores.total());
        best &= scores.total() < beganWith;
        written |= best;
        curve.add(reached, minutes(), natsSinceValidation / Math.max(1, stepsSinceValidation), scores);
        natsSinceValidation = 0;
        stepsSinceValidation = 0;
        if (best) {
            write(settings.out(), scores);
        }
        reached.write(settings.checkpoints(), learner.memory());
        progress.line(
                "after %.2f M notes, nats a note on valid: %s%s",
                reached.notes() / 1e6, scores, best ? "  (best, written)" : "");
    }

    private Scores scores() {
        return scores(learner.average());
    }

    private Scores scores(float[] weights) {
        List<Lane> held = lanes("valid", false, VALIDATION_LANES, VALIDATION_SEED);
        Scores.Sum sum = new Scores.Sum();
        Window heard = new Window(VALIDATION_LANES, VALIDATION_STEPS);
        learner.judge(weights, VALIDATION_WINDOWS, heard, () -> fill(heard, held), sum);
        return sum.scores();
    }

    private void write(Path out, Scores scores) throws IOException {
        ModelCard.Forerunner from = reached.from();
        new Parameters(shape).into(graph, learner.average());
        ModelZip.write(
                graph,
                shape,
                new ModelCard.Training(
                        reached.notes() + (from == null ? 0 : from.notes()),
                        reached.steps(),
                        settings.seed(),
                        from,
                        corpus.contents("train")),
                Map.of("valid", scores.byName()),
                out);
    }
}
