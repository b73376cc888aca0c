package continuo.learn;

import continuo.encoding.Encoder;
import continuo.encoding.Encoding;
import continuo.encoding.Head;
import continuo.model.NetworkShape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

/// How fast a network is trained on this machine: by [Learner] and, in the same run and on the same windows, by
/// Deeplearning4j's own layers. Heads, update and moving average included, reading of the corpus left out.
///
/// @param stepsPerSecond notes learnt a second
/// @param dl4jStepsPerSecond notes learnt a second by Deeplearning4j
/// @param ratio of the two
public record TrainingSpeed(double stepsPerSecond, double dl4jStepsPerSecond, double ratio) {

    private static final int STEPS = 48;
    private static final double LEARNING_RATE = 1e-3;

    /// Measures in turns, so that whatever else this machine does strikes both; takes about `seconds`.
    ///
    /// @param lanes pieces side by side
    /// @param workers threads of [Learner]; Deeplearning4j uses as many as its OpenBLAS is set to
    public static TrainingSpeed measure(NetworkShape shape, int lanes, int workers, double seconds) {
        Window window = window(lanes, STEPS, 1);
        ComputationGraph graph =
                new ComputationGraph(ContinuoGraph.configuration(shape, 1, new FixedSchedule(LEARNING_RATE), 0, STEPS));
        graph.init();
        MultiDataSet dense = dense(window);
        float[] values = new Parameters(shape).from(graph);
        try (Learner learner = new Learner(shape, values, lanes, STEPS, workers, 0, 0, 1)) {
            Runnable own = () -> learner.learn(window, LEARNING_RATE);
            Runnable dl4j = () -> graph.fit(dense);
            double turn = seconds / 8;
            repeat(own, turn); // compiles
            repeat(dl4j, turn);
            double[] rates = new double[3];
            double[] dl4jRates = new double[3];
            for (int n = 0; n < rates.length; n++) {
                rates[n] = repeat(own, turn) * lanes * STEPS;
                dl4jRates[n] = repeat(dl4j, turn) * lanes * STEPS;
            }
            Arrays.sort(rates);
            Arrays.sort(dl4jRates);
            return new TrainingSpeed(rates[1], dl4jRates[1], rates[1] / dl4jRates[1]);
        }
    }

    /// Windows a second.
    private static double repeat(Runnable learn, double seconds) {
        long begun = System.nanoTime();
        int windows = 0;
        do {
            learn.run();
            windows++;
        } while (System.nanoTime() - begun < seconds * 1e9);
        return windows / ((System.nanoTime() - begun) / 1e9);
    }

    /// Random chords and lines, through the encoder, as full as music is.
    static Window window(int lanes, int steps, long seed) {
        Window window = new Window(lanes, steps);
        SplittableRandom random = new SplittableRandom(seed);
        for (int lane = 0; lane < lanes; lane++) {
            Encoder encoder = new Encoder();
            long tick = 0;
            encoder.note(60, 64, tick, 24);
            for (int step = 0; step < steps; step++) {
                int row = window.row(lane, step);
                window.begins(row, step == 0);
                window.input(row, encoder.inputs(), encoder.inputCount());
                long sinceLast = random.nextInt(3) * 6L;
                tick += sinceLast;
                int pitch = 40 + 3 * random.nextInt(14);
                int length = 1 + random.nextInt(60);
                int velocity = 1 + random.nextInt(127);
                encoder.conditionOnOnset(Encoding.onsetBin(sinceLast), tick);
                encoder.conditionOnPitch(pitch);
                encoder.conditionOnLength(Encoding.lengthBin(length));
                window.condition(row, encoder.conditions(), encoder.conditionCount());
                window.target(row, Head.ONSET.ordinal(), Encoding.onsetBin(sinceLast), 1);
                window.target(row, Head.CHORD.ordinal(), random.nextInt(Head.CHORD.outputs()), 1);
                window.target(row, Head.PITCH.ordinal(), pitch, 1);
                window.target(row, Head.LENGTH.ordinal(), Encoding.lengthBin(length), 1);
                window.target(row, Head.VELOCITY.ordinal(), Encoding.velocityBin(velocity), 1);
                encoder.note(pitch, velocity, tick, tick + length);
            }
        }
        return window;
    }

    /// The same as Deeplearning4j reads it.
    static MultiDataSet dense(Window window) {
        INDArray inputs = array(window, Encoding.INPUTS);
        INDArray conditions = array(window, Encoding.CONDITIONS);
        INDArray[] labels = new INDArray[Window.HEADS];
        for (Head head : Head.values()) {
            labels[head.ordinal()] = array(window, head.outputs());
        }
        for (int row = 0; row < window.lanes * window.steps; row++) {
            int lane = row % window.lanes;
            int step = row / window.lanes;
            for (int i = 0; i < window.inputCount(row); i++) {
                inputs.putScalar(lane, window.input(row, i), step, 1);
            }
            for (int i = 0; i < window.conditionCount(row); i++) {
                conditions.putScalar(lane, window.condition(row, i), step, 1);
            }
            for (int head = 0; head < Window.HEADS; head++) {
                labels[head].putScalar(lane, window.target(row, head), step, 1);
            }
        }
        return new MultiDataSet(new INDArray[] {inputs, conditions}, labels);
    }

    private static INDArray array(Window window, int features) {
        return Nd4j.create(new long[] {window.lanes, features, window.steps}, 'f');
    }
}
