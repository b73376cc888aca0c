package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.CorpusException;
import continuo.model.ModelCard;
import continuo.model.NetworkShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.schedule.FixedSchedule;

class InheritanceTest {

    private static final NetworkShape NARROW = ContinuoGraph.shape(2, 12, 8);
    private static final int LANES = 3;
    private static final int STEPS = 20;

    @TempDir
    private Path folder;

    private float[] narrow = {};

    @BeforeEach
    void writeModel() throws IOException {
        narrow = random(NARROW, 1);
        ComputationGraph graph =
                new ComputationGraph(ContinuoGraph.configuration(NARROW, 1, new FixedSchedule(1e-3), 0, STEPS));
        graph.init();
        new Parameters(NARROW).into(graph, narrow);
        var card = new ModelCard.Training(5_000, 10, 1, null, List.of());
        ModelZip.write(graph, NARROW, card, Map.of(), model());
    }

    @Test
    void aNetworkOfTheSameShapeHasTheSameWeights() throws IOException {
        Inheritance inheritance = Inheritance.from(model(), NARROW, random(NARROW, 2));

        assertArrayEquals(narrow, inheritance.weights());
        assertEquals(5_000, inheritance.forerunner().notes());
    }

    @Test
    void aWiderNetworkSaysAtFirstWhatTheNarrowerOneSaid() throws IOException {
        NetworkShape wide = ContinuoGraph.shape(2, 20, 11);

        float[] widened = Inheritance.from(model(), wide, random(wide, 2)).weights();

        assertArrayEquals(nats(NARROW, narrow), nats(wide, widened), 1e-2);
    }

    @Test
    void theNewUnitsOfAWiderNetworkLearn() throws IOException {
        NetworkShape wide = ContinuoGraph.shape(2, 20, 8);
        float[] widened = Inheritance.from(model(), wide, random(wide, 2)).weights();
        Parameters parameters = new Parameters(wide);
        WindowPass pass = new WindowPass(parameters, wide, 0, LANES, STEPS, 0, 1);

        pass.learn(widened, TrainingSpeed.window(LANES, STEPS, 7), 1);

        Parameters.Block readers = parameters.block("pitch-hidden_W");
        for (int unit = NARROW.units(); unit < wide.units(); unit++) {
            double squares = 0;
            for (int j = 0; j < readers.columns(); j++) {
                squares += Math.pow(pass.gradient[readers.offset() + unit * readers.columns() + j], 2);
            }
            assertTrue(squares > 0, "unit " + unit);
        }
    }

    @Test
    void aNarrowerNetworkOrOneOfOtherLayersIsRefused() {
        for (NetworkShape other :
                List.of(ContinuoGraph.shape(2, 11, 8), ContinuoGraph.shape(2, 12, 7), ContinuoGraph.shape(1, 12, 8))) {
            assertThrows(CorpusException.class, () -> Inheritance.from(model(), other, random(other, 2)));
        }
    }

    private Path model() {
        return folder.resolve("model.zip");
    }

    private static double[] nats(NetworkShape shape, float[] values) {
        WindowPass pass = new WindowPass(new Parameters(shape), shape, 0, LANES, STEPS, 0, 1);
        pass.judge(values, TrainingSpeed.window(LANES, STEPS, 7));
        return pass.nats;
    }

    private static float[] random(NetworkShape shape, long seed) {
        float[] values = new float[new Parameters(shape).size()];
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < values.length; n++) {
            values[n] = (float) random.nextDouble(-0.3, 0.3);
        }
        return values;
    }
}
