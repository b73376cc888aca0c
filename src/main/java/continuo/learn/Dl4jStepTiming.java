package continuo.learn;

import continuo.encoding.Encoding;
import continuo.model.StepTiming;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// How long Deeplearning4j's own `rnnTimeStep` takes for a note with the same network, to compare [StepTiming]
/// with.
public final class Dl4jStepTiming {

    private Dl4jStepTiming() {}

    /// Times the network of a model file.
    public static StepTiming of(Path modelFile, int steps) throws IOException {
        return of(ModelSerializer.restoreComputationGraph(modelFile.toFile(), false), steps);
    }

    public static StepTiming of(ComputationGraph graph, int steps) {
        INDArray note = Nd4j.zeros(1, Encoding.INPUTS, 1);
        INDArray condition = Nd4j.zeros(1, Encoding.CONDITIONS, 1);
        note.putScalar(0, 60, 0, 1);
        condition.putScalar(0, 12, 0, 1);
        return StepTiming.of(step -> graph.rnnTimeStep(note, condition), steps);
    }
}
