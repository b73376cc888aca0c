package continuo.model;

import continuo.model.NetworkShape.HeadShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Puts Deeplearning4j's one long vector of weights into the matrices of a network, one weight after the other.
///
/// The vector holds layer after layer in the graph's topological order; of each layer the input weights, for an
/// LSTM the recurrent weights, and the bias; of each matrix column after column. See Deeplearning4j's
/// `LSTMParamInitializer` and `DefaultParamInitializer`.
final class NetworkReader {

    private final NetworkShape shape;
    private final Precision precision;
    private final Coefficients weights;
    private final LstmLayer[] layers;
    private final Map<String, Parts> matrices = new HashMap<>(); // of the heads, by the layer's name
    private final Map<String, float[]> biases = new HashMap<>();

    /// A matrix, cut below its first rows.
    private record Parts(Matrix first, Matrix rest) {}

    NetworkReader(NetworkShape shape, Precision precision, Coefficients weights) {
        this.shape = shape;
        this.precision = precision;
        this.weights = weights;
        layers = new LstmLayer[shape.layers()];
    }

    /// The names that the layers of such a network have.
    static List<String> layerNames(NetworkShape shape) {
        List<String> names = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            names.add("lstm" + layer);
        }
        for (HeadShape head : shape.heads()) {
            names.add(head.name() + "-hidden");
            names.add(head.name() + "-choices");
            names.add(head.name() + "-repeat");
        }
        return names;
    }

    /// @param order the names of all layers, each once, in the order of their weights
    Network network(List<String> order) throws IOException {
        for (String name : order) {
            read(name);
        }
        weights.end();
        return new Network(shape, layers, shape.heads().stream().map(this::head).toArray(HeadLayers[]::new));
    }

    private void read(String name) throws IOException {
        for (int layer = 0; layer < layers.length; layer++) {
            if (name.equals("lstm" + layer)) {
                layers[layer] = lstm(layer);
            }
        }
        int units = shape.units();
        int hidden = shape.hidden();
        for (HeadShape head : shape.heads()) {
            if (name.equals(head.name() + "-hidden")) {
                dense(name, units, units + head.conditions(), hidden);
            } else if (name.equals(head.name() + "-choices")) {
                dense(name, hidden, hidden, head.outputs());
            } else if (name.equals(head.name() + "-repeat")) {
                biases.put(name, vector(hidden + 1));
            }
        }
    }

    private LstmLayer lstm(int layer) throws IOException {
        int units = shape.units();
        int reads = layer == 0 ? shape.inputs() : units;
        Parts input = parts(reads, reads, 4 * units);
        Parts recurrent = parts(units, units, 4 * units);
        return new LstmLayer(input.first(), recurrent.first(), vector(4 * units));
    }

    private void dense(String name, int firstRows, int rows, int columns) throws IOException {
        matrices.put(name, parts(firstRows, rows, columns));
        biases.put(name, vector(columns));
    }

    private Parts parts(int firstRows, int rows, int columns) throws IOException {
        Matrix first = Matrix.zero(precision, firstRows, columns);
        Matrix rest = Matrix.zero(precision, rows - firstRows, columns);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                if (row < firstRows) {
                    first.set(row, column, weights.next());
                } else {
                    rest.set(row - firstRows, column, weights.next());
                }
            }
        }
        return new Parts(first, rest);
    }

    private float[] vector(int count) throws IOException {
        float[] vector = new float[count];
        for (int i = 0; i < count; i++) {
            vector[i] = weights.next();
        }
        return vector;
    }

    private HeadLayers head(HeadShape head) {
        Parts hidden = Objects.requireNonNull(matrices.get(head.name() + "-hidden"));
        Parts choices = Objects.requireNonNull(matrices.get(head.name() + "-choices"));
        float[] repeat = bias(head.name() + "-repeat");
        return new HeadLayers(
                hidden.first(),
                hidden.rest(),
                bias(head.name() + "-hidden"),
                choices.first(),
                bias(head.name() + "-choices"),
                Arrays.copyOf(repeat, shape.hidden()),
                repeat[shape.hidden()],
                head.repeated());
    }

    private float[] bias(String name) {
        return Objects.requireNonNull(biases.get(name), name);
    }
}
