package continuo.learn;

import continuo.encoding.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A model file played by Deeplearning4j itself, a note at a time: what the daemon's own forward step is measured
/// against.
public final class TimeStepper {

    private final ComputationGraph graph;
    private final INDArray note = Nd4j.zeros(1, Encoding.INPUTS, 1);
    private final INDArray condition = Nd4j.zeros(1, Encoding.CONDITIONS, 1);

    public TimeStepper(Path model) throws IOException {
        graph = ModelSerializer.restoreComputationGraph(model.toFile(), false);
    }

    /// What the next steps read: ones at these numbers, zeros elsewhere.
    public void read(int[] inputs, int[] conditions) {
        put(note, inputs);
        put(condition, conditions);
    }

    /// One step of the LSTM and all heads.
    public void step() {
        graph.rnnTimeStep(note, condition);
    }

    private static void put(INDArray array, int[] ones) {
        array.assign(0);
        for (int one : ones) {
            array.putScalar(0, one, 0, 1);
        }
    }
}
