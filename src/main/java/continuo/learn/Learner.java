package continuo.learn;

import continuo.model.NetworkShape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Learns parameters, window by window: each worker takes its share of the lanes, the gradients are summed, clipped to
/// a norm of [#MOST_NORM] a note, and [Adam] steps. With the same number of workers the same windows give the same
/// bytes.
final class Learner implements AutoCloseable {

    /// Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural networks", ICML 2013, algorithm 1.
    static final double MOST_NORM = 1;

    private static final float AVERAGING = 0.999f;

    private final NetworkShape shape;
    private final Parameters parameters;
    private final float[] values;
    private final Adam adam;
    private final int lanes;
    private final int steps;
    private final List<WindowPass> shares;
    private final ExecutorService workers;

    /// @param values the first parameters; learnt in place
    Learner(
            NetworkShape shape,
            float[] values,
            int lanes,
            int steps,
            int workers,
            double dropout,
            double smoothing,
            long seed) {
        this.shape = shape;
        this.values = values;
        this.lanes = lanes;
        this.steps = steps;
        parameters = new Parameters(shape);
        adam = new Adam(values);
        shares = shares(Math.min(workers, lanes), lanes, steps, dropout, smoothing, seed);
        this.workers = Executors.newFixedThreadPool(
                shares.size(),
                Thread.ofPlatform().daemon().name("continuo-learn-", 0).factory());
    }

    private List<WindowPass> shares(int count, int ofLanes, int ofSteps, double dropout, double smoothing, long seed) {
        List<WindowPass> made = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int first = ofLanes * n / count;
            int end = ofLanes * (n + 1) / count;
            made.add(new WindowPass(parameters, shape, first, end - first, ofSteps, dropout, smoothing, seed + n));
        }
        return made;
    }

    /// Learns one window. Returns its sum of weight · nats by head.
    double[] learn(Window window, double learningRate) {
        adam.steps++;
        long number = adam.steps;
        together(shares, share -> share.learn(values, window, number));
        float[] gradient = shares.getFirst().gradient;
        together(parts(), part -> addGradients(gradient, part));
        float scale = scale(gradient);
        float averaging = (float) Math.min(AVERAGING, (1.0 + adam.steps) / (10 + adam.steps));
        together(
                parts(), part -> adam.update(values, gradient, scale, learningRate, averaging, part.from(), part.to()));
        return sum(shares);
    }

    private record Part(int from, int to) {}

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int n = 0; n < shares.size(); n++) {
            parts.add(new Part(at(n), at(n + 1)));
        }
        return parts;
    }

    private int at(int part) {
        return (int) ((long) values.length * part / shares.size());
    }

    private void addGradients(float[] gradient, Part part) {
        for (WindowPass share : shares.subList(1, shares.size())) {
            Rows.add(share.gradient, part.from(), gradient, part.from(), part.to() - part.from());
        }
    }

    /// What makes the gradient one of the mean over notes, and no longer than allowed.
    private float scale(float[] gradient) {
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        double mean = 1.0 / (lanes * steps);
        return (float) (mean * Math.min(1, MOST_NORM / (mean * Math.sqrt(squares) + 1e-12)));
    }

    /// Judges windows that follow on one another, from an empty state, with these parameters, into `scores`.
    ///
    /// @param window is filled by `following`, again and again
    void judge(float[] judged, int windows, Window window, Runnable following, Scores.Sum scores) {
        List<WindowPass> judges = shares(Math.min(shares.size(), window.lanes), window.lanes, window.steps, 0, 0, 0);
        for (int n = 0; n < windows; n++) {
            following.run();
            together(judges, judge -> judge.judge(judged, window));
            scores.add(window, sum(judges));
        }
    }

    private static double[] sum(List<WindowPass> shares) {
        double[] nats = new double[Window.HEADS];
        for (WindowPass share : shares) {
            for (int head = 0; head < nats.length; head++) {
                nats[head] += share.nats[head];
            }
        }
        return nats;
    }

    /// The parameters' moving average, which is what is played and judged.
    float[] average() {
        return adam.average;
    }

    /// Everything that learning goes on from, as arrays whose sizes follow from the settings.
    List<float[]> memory() {
        List<float[]> memory = new ArrayList<>(List.of(values, adam.mean, adam.square, adam.average));
        shares.forEach(share -> memory.addAll(share.state()));
        return memory;
    }

    long steps() {
        return adam.steps;
    }

    /// Goes on from what [#memory] was after that many steps.
    void remember(List<float[]> memory, long learntSteps) {
        adam.steps = learntSteps;
        List<float[]> own = List.of(values, adam.mean, adam.square, adam.average);
        for (int n = 0; n < own.size(); n++) {
            System.arraycopy(memory.get(n), 0, own.get(n), 0, values.length);
        }
        int next = own.size();
        for (WindowPass share : shares) {
            share.state(memory.subList(next, next + shape.layers()));
            next += shape.layers();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private interface Job<T> {
        void run(T share);
    }

    private <T> void together(List<T> jobs, Job<T> job) {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (T each : jobs) {
            tasks.add(() -> {
                job.run(each);
                return true;
            });
        }
        try {
            for (var done : workers.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while learning", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed", e.getCause());
        }
    }
}
