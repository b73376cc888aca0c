package continuo.learn.frames;

import continuo.learn.Descent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Trains one network on the train part, keeps the parameters that are best on the valid part. A run follows from
/// its settings alone.
final class FrameTraining {

    private static final double WARM_UP_SHARE = 0.02;

    private final Settings settings;
    private final FrameShape shape;
    private final List<Roll> train;
    private final List<Roll> valid;
    private final Random random;
    private final Deque<Roll> queue = new ArrayDeque<>();
    private float[] best;
    private double bestNats = Double.MAX_VALUE;
    private double lastNats;

    /// @param lanes pieces side by side
    /// @param steps frames of truncated back-propagation through time
    /// @param dropout share of each LSTM layer's output that is dropped
    /// @param semitones that a piece may be shown higher or lower
    /// @param windows how many to learn
    /// @param judged windows between two looks at the valid part
    /// @param patience how many looks in a row may be no better; then it ends
    record Settings(
            int lanes,
            int steps,
            double learningRate,
            double dropout,
            int semitones,
            int windows,
            int judged,
            int patience,
            long seed) {}

    FrameTraining(Settings settings, FrameShape shape, List<Roll> train, List<Roll> valid) {
        this.settings = settings;
        this.shape = shape;
        this.train = train;
        this.valid = valid;
        random = new Random(settings.seed());
        best = shape.parameters().drawn(settings.seed());
    }

    /// Returns the best parameters.
    float[] run(Consumer<String> progress) {
        float[] values = best.clone();
        Descent descent = new Descent(values);
        FramePass pass = new FramePass(shape, settings.lanes(), settings.steps());
        FrameWindow window = new FrameWindow(settings.lanes(), settings.steps());
        FrameReader reader = new FrameReader(this::next, settings.lanes());
        SplittableRandom dropped = new SplittableRandom(settings.seed());
        int noBetter = 0;
        double nats = 0;
        double frames = 0;
        for (int n = 1; n <= settings.windows() && noBetter < settings.patience(); n++) {
            reader.fill(window);
            nats += pass.learn(values, window, settings.dropout(), dropped);
            frames += window.count();
            descent.step(pass.gradient, window.count(), rate((double) n / settings.windows()));
            if (n % settings.judged() == 0 || n == settings.windows()) {
                boolean better = judge(descent.average());
                noBetter = better ? 0 : noBetter + 1;
                progress.accept("%5d windows  train %.3f  valid %.3f%s"
                        .formatted(n, nats / frames, lastNats, better ? "  (best)" : ""));
                nats = 0;
                frames = 0;
            }
        }
        return best;
    }

    private boolean judge(float[] average) {
        lastNats = natsPerFrame(average, valid);
        if (lastNats >= bestNats) {
            return false;
        }
        bestNats = lastNats;
        best = average.clone();
        return true;
    }

    /// Of the best parameters on the valid part.
    double bestNats() {
        return bestNats;
    }

    /// Each piece from an empty state, each frame counted once.
    double natsPerFrame(float[] values, List<Roll> rolls) {
        FramePass pass = new FramePass(shape, settings.lanes(), settings.steps());
        FrameWindow window = new FrameWindow(settings.lanes(), settings.steps());
        FrameReader reader = new FrameReader(each(rolls), settings.lanes());
        double nats = 0;
        double frames = 0;
        while (reader.fill(window)) {
            nats += pass.judge(values, window);
            frames += window.count();
        }
        return nats / frames;
    }

    private static Supplier<@Nullable Roll> each(List<Roll> rolls) {
        Deque<Roll> left = new ArrayDeque<>(rolls);
        return left::poll;
    }

    /// All pieces in a new order, each in a new key, again and again.
    private Roll next() {
        if (queue.isEmpty()) {
            List<Roll> shuffled = new ArrayList<>(train);
            Collections.shuffle(shuffled, random);
            queue.addAll(shuffled);
        }
        int most = settings.semitones();
        return queue.remove().transposed(random.nextInt(-most, most + 1));
    }

    /// Rises at first, then falls along a cosine.
    private double rate(double done) {
        double warm = Math.min(1, done / WARM_UP_SHARE);
        return settings.learningRate() * warm * (0.01 + 0.99 * (1 + Math.cos(Math.PI * done)) / 2);
    }
}
