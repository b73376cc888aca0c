package continuo.learn;

import continuo.model.NetworkShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.schedule.FixedSchedule;

/// One run of training, from a corpus to a model file. It leaves checkpoints and goes on from the last one it finds.
///
/// The model file is written each time the validation score is the best so far.
public final class Training {

    private static final double VALIDATION_MINUTES = 5;
    private static final double PROGRESS_SECONDS = 15;
    private static final int VALIDATION_CHUNKS = 1;
    private static final double WARM_UP_SHARE = 0.02;
    private static final double LAST_RATE_SHARE = 0.02;
    private static final double NANOS_PER_MINUTE = 60e9;

    private final TrainingSettings settings;
    private final NetworkShape shape;
    private final Corpus corpus;
    private final Chunk chunk;
    private final List<Lane> lanes;
    private final ComputationGraph graph;
    private Checkpoint reached = Checkpoint.START;

    public Training(TrainingSettings settings) throws IOException {
        this.settings = settings;
        shape = ContinuoGraph.shape(settings.layers(), settings.units(), settings.hidden());
        corpus = Corpus.open(settings.corpora(), settings.tiers());
        chunk = new Chunk(settings.batch(), settings.window() * settings.windows());
        lanes = lanes("train", true);
        graph = graph();
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

    private ComputationGraph graph() throws IOException {
        if (!Checkpoint.existsIn(settings.checkpoints())) {
            ComputationGraph fresh = new ComputationGraph(ContinuoGraph.configuration(
                    shape,
                    settings.seed(),
                    new FixedSchedule(settings.learningRate()),
                    settings.dropout(),
                    settings.window()));
            fresh.init();
            return fresh;
        }
        ComputationGraph restored = Checkpoint.readGraph(settings.checkpoints());
        reached = Checkpoint.read(settings.checkpoints());
        if (restored.numParams() != shape.parameters() || reached.lanes().size() != lanes.size()) {
            throw new CorpusException("the checkpoint in " + settings.checkpoints()
                    + " is of another network; name an empty folder or the same layers, units, hidden and batch");
        }
        for (int lane = 0; lane < lanes.size(); lane++) {
            lanes.get(lane).position(reached.lanes().get(lane));
        }
        return restored;
    }

    /// Trains until the time or the number of chunks is reached, telling `progress` how it goes.
    public void run(PrintWriter progress) throws IOException {
        progress.printf(
                Locale.ROOT,
                "%d pieces to train with, %d to validate with, %d left out; %d weights%n",
                corpus.split("train").size(),
                corpus.split("valid").size(),
                corpus.refused(),
                shape.parameters());
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
        fill(chunk, lanes);
        graph.setLearningRate(learningRate(done()));
        graph.fit(chunk.dataSet());
        reached = new Checkpoint(
                reached.chunks() + 1,
                reached.notes() + (long) chunk.lanes() * chunk.steps(),
                reached.trainedNanos() + System.nanoTime() - begun,
                reached.bestTotal(),
                lanes.stream().map(Lane::position).toList());
    }

    static void fill(Chunk chunk, Iterable<Lane> lanes) {
        chunk.clear();
        int row = 0;
        for (Lane lane : lanes) {
            lane.fill(chunk, row++);
        }
    }

    /// The share of the run that is done.
    private double done() {
        return settings.chunks() > 0
                ? (double) reached.chunks() / settings.chunks()
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
                graph.score() / settings.window(),
                minutes / Math.max(done(), 1e-9) - minutes);
        progress.flush();
    }

    private void validate(PrintWriter progress) throws IOException {
        Scores scores = Scores.of(graph, lanes("valid", false), chunk, VALIDATION_CHUNKS);
        boolean best = scores.total() < reached.bestTotal();
        if (best) {
            reached = new Checkpoint(
                    reached.chunks(), reached.notes(), reached.trainedNanos(), scores.total(), reached.lanes());
        }
        reached.write(settings.checkpoints(), graph);
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

    private void write(Path out, Scores scores) throws IOException {
        ModelZip.write(
                graph,
                shape,
                new ModelZip.TrainingEntry(
                        reached.notes(),
                        reached.chunks() * settings.windows(),
                        settings.seed(),
                        corpus.contents("train")),
                Map.of("valid", scores.byName()),
                out);
    }
}
