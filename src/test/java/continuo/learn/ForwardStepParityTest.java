package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.encoding.Encoding;
import continuo.generate.Continuation;
import continuo.model.LstmState;
import continuo.model.ModelCard;
import continuo.model.ModelFile;
import continuo.model.Network;
import continuo.model.NetworkShape;
import continuo.model.Precision;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

/// The plain Java forward step beside Deeplearning4j's own, on the same file.
class ForwardStepParityTest {

    private static final int CALLS = 10;
    private static final int STEPS_A_CALL = 30;

    @TempDir
    private Path folder;

    @Test
    void agreesWithDeeplearning4jAtEveryHeadOverHundredsOfSteps() throws Exception {
        NetworkShape shape = ContinuoGraph.shape(2, 48, 40);
        ComputationGraph graph = randomGraph(shape, 1);
        Path file = folder.resolve("model.zip");
        ModelZip.write(graph, shape, new ModelCard.Training(0, 0, 0, null, List.of()), Map.of(), file);
        Network network =
                ModelFile.read(file, Continuation.EXPECTED, Precision.SINGLE).network();

        LstmState state = network.newState();
        Random random = new Random(2);
        double worst = 0;
        double mostDecided = 0;
        for (int call = 0; call < CALLS; call++) {
            int[][] inputs = random(random, Encoding.INPUTS);
            int[][] conditions = random(random, Encoding.CONDITIONS);
            INDArray[] theirs = graph.rnnTimeStep(
                    dense(Encoding.INPUTS, inputs),
                    dense(Encoding.CONDITIONS, conditions)); // goes on from the last call
            for (int step = 0; step < STEPS_A_CALL; step++) {
                network.step(state, inputs[step], inputs[step].length);
                for (int head = 0; head < shape.heads().size(); head++) {
                    double[] ours = probabilities(network, head, state, conditions[step]);
                    for (int i = 0; i < ours.length; i++) {
                        mostDecided = Math.max(mostDecided, ours[i]);
                        worst = Math.max(worst, Math.abs(ours[i] - theirs[head].getDouble(0, i, step)));
                    }
                }
            }
        }

        assertTrue(mostDecided > 0.9, "nothing is decided: " + mostDecided);
        assertTrue(worst < 1e-5, "worst difference " + worst);
    }

    private static ComputationGraph randomGraph(NetworkShape shape, long seed) {
        var graph = new ComputationGraph(ContinuoGraph.configuration(shape, seed, new FixedSchedule(0.001), 0.1, 16));
        graph.init();
        Nd4j.getRandom().setSeed(seed);
        graph.params().addi(Nd4j.randn(graph.params().shape()).muli(0.05)); // biases that are not 0
        for (NetworkShape.HeadShape head : shape.heads()) {
            graph.getLayer(head.name() + "-choices").getParam("W").muli(20); // decided opinions
        }
        return graph;
    }

    private static int[][] random(Random random, int size) {
        return Stream.generate(() -> random.ints(0, size)
                        .distinct()
                        .limit(1 + random.nextInt(8))
                        .toArray())
                .limit(STEPS_A_CALL)
                .toArray(int[][]::new);
    }

    private static INDArray dense(int size, int[][] ones) {
        INDArray dense = Nd4j.zeros(1, size, ones.length);
        for (int step = 0; step < ones.length; step++) {
            for (int one : ones[step]) {
                dense.putScalar(0, one, step, 1);
            }
        }
        return dense;
    }

    /// A head reads the beginning of the condition that it has.
    private static double[] probabilities(Network network, int head, LstmState state, int[] conditions) {
        NetworkShape.HeadShape shape = network.shape().heads().get(head);
        int[] known = Arrays.stream(conditions)
                .filter(one -> one < shape.conditions())
                .toArray();
        float[] logits = new float[shape.outputs()];
        network.logits(head, state, known, known.length, logits);
        double[] weights = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(logits[i]);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
