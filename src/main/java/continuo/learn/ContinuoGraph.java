package continuo.learn;

import continuo.encoding.Encoding;
import continuo.encoding.Head;
import continuo.model.NetworkShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.linalg.schedule.ISchedule;

/// The network of [NetworkShape] as a Deeplearning4j graph.
///
/// Inputs: `note` [batch, [Encoding#INPUTS], time] and `condition` [batch, [Encoding#CONDITIONS], time]. Layers
/// `lstm0`, `lstm1`, …, from the second on each adding its output to what it reads; for every head `<name>-hidden`,
/// `<name>-choices`, `<name>-repeat` and `<name>`, the outputs in
/// the order of [Head].
public final class ContinuoGraph {

    /// The longest gradient that a layer follows. Deeplearning4j adds up the gradients of a window's notes.
    private static final double CLIPPED_PER_NOTE = 0.25;

    private ContinuoGraph() {}

    /// The shape that this encoding gives a network.
    public static NetworkShape shape(int layers, int units, int hidden) {
        List<NetworkShape.HeadShape> heads = new ArrayList<>();
        for (Head head : Head.values()) {
            heads.add(new NetworkShape.HeadShape(name(head), head.conditions(), head.outputs(), head.repeated()));
        }
        return new NetworkShape(Encoding.INPUTS, layers, units, hidden, heads);
    }

    /// @param window steps of truncated back-propagation through time
    public static ComputationGraphConfiguration configuration(
            NetworkShape shape, long seed, ISchedule learningRate, double dropout, int window) {
        var graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(learningRate))
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(CLIPPED_PER_NOTE * window)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .graphBuilder()
                .addInputs("note", "condition")
                .setInputTypes(InputType.recurrent(shape.inputs()), InputType.recurrent(Encoding.CONDITIONS));
        String below = "note";
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = "lstm" + layer;
            graph.addLayer(
                    name,
                    new LSTM.Builder()
                            .nOut(shape.units())
                            .activation(Activation.TANH)
                            .gateActivationFunction(Activation.SIGMOID)
                            .forgetGateBiasInit(1.0)
                            .dropOut(layer == 0 || dropout == 0 ? 0 : 1 - dropout)
                            .build(),
                    below);
            if (layer == 0) {
                below = name;
            } else {
                graph.addVertex(name + "-sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), name, below);
                below = name + "-sum";
            }
        }
        for (NetworkShape.HeadShape head : shape.heads()) {
            addHead(graph, shape, head, below);
        }
        return graph.setOutputs(
                        shape.heads().stream().map(NetworkShape.HeadShape::name).toArray(String[]::new))
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTLength(window)
                .build();
    }

    /// The choices of a head, and what it adds to the one to repeat: one number, times the choices of the condition.
    private static void addHead(
            ComputationGraphConfiguration.GraphBuilder graph,
            NetworkShape shape,
            NetworkShape.HeadShape head,
            String below) {
        String name = head.name();
        graph.addVertex(name + "-known", new SubsetVertex(0, head.conditions() - 1), "condition")
                .addVertex(
                        name + "-repeated",
                        new SubsetVertex(head.repeated(), head.repeated() + head.outputs() - 1),
                        "condition")
                .addVertex(
                        name + "-repeated-rows",
                        new PreprocessorVertex(new RnnToFeedForwardPreProcessor()),
                        name + "-repeated")
                .addVertex(name + "-reads", new MergeVertex(), below, name + "-known")
                .addLayer(name + "-hidden", dense(shape.hidden(), Activation.TANH), name + "-reads")
                .addLayer(name + "-choices", dense(head.outputs(), Activation.IDENTITY), name + "-hidden")
                .addLayer(name + "-repeat", dense(1, Activation.IDENTITY), name + "-hidden")
                .addVertex(
                        name + "-more",
                        new ElementWiseVertex(ElementWiseVertex.Op.Product),
                        name + "-repeat",
                        name + "-repeated-rows")
                .addVertex(
                        name + "-logits",
                        new ElementWiseVertex(ElementWiseVertex.Op.Add),
                        name + "-choices",
                        name + "-more")
                .addLayer(
                        name,
                        new RnnLossLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        name + "-logits");
    }

    private static DenseLayer dense(int outputs, Activation activation) {
        return new DenseLayer.Builder().nOut(outputs).activation(activation).build();
    }

    /// The number of the head's output.
    @SuppressWarnings("EnumOrdinal") // outputs are made in the order of the constants
    static int output(Head head) {
        return head.ordinal();
    }

    static String name(Head head) {
        return head.name().toLowerCase(Locale.ROOT);
    }
}
