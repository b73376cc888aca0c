package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.encoding.Head;
import continuo.model.NetworkShape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.schedule.FixedSchedule;

class WindowPassTest {

    private static final int LANES = 3;
    private static final int STEPS = 7;
    private static final NetworkShape SHAPE = ContinuoGraph.shape(3, 24, 12);

    private final Parameters parameters = new Parameters(SHAPE);
    private final ComputationGraph graph = graph();
    private final float[] values = parameters.from(graph);

    @Test
    void hasTheGradientOfDeeplearning4jsOwnLayers() {
        Window window = window(1, STEPS);
        WindowPass pass = new WindowPass(parameters, SHAPE, 0, LANES, STEPS, 0, 1);

        pass.learn(values, window, 0);

        MultiDataSet dense = TrainingSpeed.dense(window);
        graph.setInputs(dense.getFeatures());
        graph.setLabels(dense.getLabels());
        graph.computeGradientAndScore();
        float[] expected = parameters.gather(graph.gradient().gradientForVariable());
        assertClose(expected, pass.gradient, 1e-4);
        assertEquals(graph.score() * LANES, Arrays.stream(pass.nats).sum(), 1e-3 * graph.score() * LANES);
    }

    @Test
    void sharesOfTheLanesAddUpToTheWhole() {
        Window window = window(2, STEPS);
        WindowPass whole = new WindowPass(parameters, SHAPE, 0, LANES, STEPS, 0, 1);
        WindowPass first = new WindowPass(parameters, SHAPE, 0, 1, STEPS, 0, 1);
        WindowPass rest = new WindowPass(parameters, SHAPE, 1, LANES - 1, STEPS, 0, 1);

        whole.learn(values, window, 0);
        first.learn(values, window, 0);
        rest.learn(values, window, 0);

        float[] sum = first.gradient.clone();
        Rows.add(rest.gradient, 0, sum, 0, sum.length);
        assertClose(whole.gradient, sum, 1e-5);
    }

    @Test
    void carriesTheStateFromWindowToWindow() {
        Window both = window(3, 2 * STEPS);
        WindowPass whole = new WindowPass(parameters, SHAPE, 0, LANES, 2 * STEPS, 0, 1);
        whole.judge(values, both);
        WindowPass halves = new WindowPass(parameters, SHAPE, 0, LANES, STEPS, 0, 1);

        halves.judge(values, part(both, 0));
        double nats = Arrays.stream(halves.nats).sum();
        Window second = part(both, STEPS);
        for (int lane = 0; lane < LANES; lane++) {
            second.begins(second.row(lane, 0), false);
        }
        halves.judge(values, second);
        nats += Arrays.stream(halves.nats).sum();

        assertEquals(Arrays.stream(whole.nats).sum(), nats, 1e-3);
    }

    @Test
    void carriesTheGradientThroughStateThatIsCarried() {
        Window first = window(4, STEPS);
        Window second = window(5, STEPS);
        for (int lane = 0; lane < LANES; lane++) {
            second.begins(second.row(lane, 0), false);
        }
        WindowPass pass = new WindowPass(parameters, SHAPE, 0, LANES, STEPS, 0, 1);
        pass.judge(values, first);
        pass.learn(values, second, 0);
        int weight = parameters.block("lstm1_RW").offset() + 77;

        double measured = (natsWith(weight, 0.01f, first, second) - natsWith(weight, -0.01f, first, second)) / 0.02;

        assertEquals(measured, pass.gradient[weight], 2e-2 * Math.max(1, Math.abs(measured)));
    }

    /// Nats of `second` when `weight` is a little off there but not in `first`, as truncation has it.
    private double natsWith(int weight, float off, Window first, Window second) {
        WindowPass pass = new WindowPass(parameters, SHAPE, 0, LANES, STEPS, 0, 1);
        pass.judge(values, first);
        float[] moved = values.clone();
        moved[weight] += off;
        pass.judge(moved, second);
        return Arrays.stream(pass.nats).sum();
    }

    @Test
    void aPieceThatBeginsWithinAWindowIsLearntAsIfItStoodAlone() {
        Window both = window(7, 2 * STEPS);
        for (int lane = 0; lane < LANES; lane++) {
            both.nothingFollows(both.row(lane, STEPS - 1));
            both.begins(both.row(lane, STEPS), true);
        }
        WindowPass whole = new WindowPass(parameters, SHAPE, 0, LANES, 2 * STEPS, 0, 1);
        WindowPass alone = new WindowPass(parameters, SHAPE, 0, LANES, STEPS, 0, 1);

        whole.learn(values, both, 0);
        alone.learn(values, part(both, 0), 0);
        float[] sum = alone.gradient.clone();
        double nats = Arrays.stream(alone.nats).sum();
        alone.learn(values, part(both, STEPS), 0);
        Rows.add(alone.gradient, 0, sum, 0, sum.length);

        assertClose(whole.gradient, sum, 1e-5);
        assertEquals(
                Arrays.stream(whole.nats).sum(),
                nats + Arrays.stream(alone.nats).sum(),
                1e-3);
    }

    /// Smoothed labels are a mixture of labels, so their gradient is that mixture of gradients.
    @Test
    void smoothedLabelsHaveTheGradientOfTheirMixture() {
        double smoothing = 0.2;
        int choices = Head.VELOCITY.outputs();
        Window window = onlyVelocity(window(9, STEPS));
        WindowPass smoothed = new WindowPass(parameters, SHAPE, 0, LANES, STEPS, 0, smoothing, 1);
        smoothed.learn(values, window, 0);
        WindowPass plain = new WindowPass(parameters, SHAPE, 0, LANES, STEPS, 0, 1);
        plain.learn(values, window, 0);
        float[] mixture = new float[plain.gradient.length];
        addTo(mixture, plain.gradient, 1 - smoothing);
        assertEquals(plain.nats[Head.VELOCITY.ordinal()], smoothed.nats[Head.VELOCITY.ordinal()], 1e-6);

        for (int choice = 0; choice < choices; choice++) {
            for (int row = 0; row < LANES * STEPS; row++) {
                window.target(row, Head.VELOCITY.ordinal(), choice, 1);
            }
            WindowPass other = new WindowPass(parameters, SHAPE, 0, LANES, STEPS, 0, 1);
            other.learn(values, window, 0);
            addTo(mixture, other.gradient, smoothing / choices);
        }

        assertClose(mixture, smoothed.gradient, 1e-5);
    }

    private static Window onlyVelocity(Window window) {
        for (Head head : Head.values()) {
            for (int row = 0; row < LANES * STEPS; row++) {
                window.target(row, head.ordinal(), window.target(row, head.ordinal()), head == Head.VELOCITY ? 1 : 0);
            }
        }
        return window;
    }

    private static void addTo(float[] sum, float[] part, double share) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) (share * part[i]);
        }
    }

    @Test
    void leavesOutWhatHasNoWeight() {
        Window window = window(6, STEPS);
        for (int row = 0; row < LANES * STEPS; row++) {
            window.target(row, Head.VELOCITY.ordinal(), 3, 0);
        }
        WindowPass pass = new WindowPass(parameters, SHAPE, 0, LANES, STEPS, 0, 1);

        pass.learn(values, window, 0);

        Parameters.Block block = parameters.block("velocity-choices_W");
        assertEquals(0, pass.nats[Head.VELOCITY.ordinal()]);
        for (int i = 0; i < block.size(); i++) {
            assertEquals(0, pass.gradient[block.offset() + i]);
        }
    }

    @Test
    void whatGoesIntoTheGraphComesOutOfIt() {
        float[] moved = values.clone();
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) random.nextDouble(-1, 1);
        }

        parameters.into(graph, moved);

        assertTrue(Arrays.equals(moved, parameters.from(graph)));
        assertEquals(SHAPE.parameters(), parameters.size());
        assertEquals(graph.numParams(), parameters.size());
    }

    private static void assertClose(float[] expected, float[] actual, double tolerance) {
        double most = 0;
        for (float value : expected) {
            most = Math.max(most, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * most, "at " + i);
        }
    }

    private static ComputationGraph graph() {
        ComputationGraph graph =
                new ComputationGraph(ContinuoGraph.configuration(SHAPE, 1, new FixedSchedule(1e-3), 0, STEPS));
        graph.init();
        return graph;
    }

    private static Window window(long seed, int steps) {
        return TrainingSpeed.window(LANES, steps, seed);
    }

    private static Window part(Window whole, int firstStep) {
        Window part = new Window(LANES, STEPS);
        for (int lane = 0; lane < LANES; lane++) {
            part.begins(part.row(lane, 0), true);
            for (int step = 0; step < STEPS; step++) {
                int from = whole.row(lane, firstStep + step);
                int to = part.row(lane, step);
                int[] inputs = new int[whole.inputCount(from)];
                Arrays.setAll(inputs, i -> whole.input(from, i));
                part.input(to, inputs, inputs.length);
                int[] conditions = new int[whole.conditionCount(from)];
                Arrays.setAll(conditions, i -> whole.condition(from, i));
                part.condition(to, conditions, conditions.length);
                for (int head = 0; head < Window.HEADS; head++) {
                    part.target(to, head, whole.target(from, head), whole.weight(from, head));
                }
            }
        }
        return part;
    }
}
