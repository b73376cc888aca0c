package continuo.model;

import continuo.model.NetworkShape.HeadShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts Deeplearning4j's one long vector of weights into the matrices of a network.
///
/// The vector holds layer after layer in the graph's topological order; of each layer the input weights, for an
/// LSTM the recurrent weights, and the bias; of each matrix column after column. See Deeplearning4j's
/// `LSTMParamInitializer` and `DefaultParamInitializer`.
final class NetworkReader {

    private final NetworkShape shape;
    private final Precision precision;
    private final float[] vector;
    private final List<String> order;

    /// @param order the names of all layers, each once, in the order of their weights in `vector`
    NetworkReader(NetworkShape shape, Precision precision, float[] vector, List<String> order) {
        this.shape = shape;
        this.precision = precision;
        this.vector = vector;
        this.order = order;
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

    Network network() {
        LstmLayer[] layers = new LstmLayer[shape.layers()];
        for (int layer = 0; layer < layers.length; layer++) {
            layers[layer] = lstm(layer);
        }
        return new Network(shape, layers, shape.heads().stream().map(this::head).toArray(HeadLayers[]::new));
    }

    private LstmLayer lstm(int layer) {
        int start = start("lstm" + layer);
        int units = shape.units();
        int reads = reads(layer);
        int columns = 4 * units;
        int recurrent = start + reads * columns;
        return new LstmLayer(
                matrix(start, reads, columns, 0, reads),
                matrix(recurrent, units, columns, 0, units),
                bias(recurrent + units * columns, columns));
    }

    private HeadLayers head(HeadShape head) {
        int start = start(head.name() + "-hidden");
        int output = start(head.name() + "-choices");
        int repeat = start(head.name() + "-repeat");
        int units = shape.units();
        int hidden = shape.hidden();
        int reads = units + head.conditions();
        return new HeadLayers(
                matrix(start, reads, hidden, 0, units),
                matrix(start, reads, hidden, units, reads),
                bias(start + reads * hidden, hidden),
                matrix(output, hidden, head.outputs(), 0, hidden),
                bias(output + hidden * head.outputs(), head.outputs()),
                bias(repeat, hidden),
                vector[repeat + hidden],
                head.repeated());
    }

    /// Rows `[fromRow, toRow)` of the matrix of `rows` and `columns` that begins at `start`.
    private Matrix matrix(int start, int rows, int columns, int fromRow, int toRow) {
        float[] rowMajor = new float[(toRow - fromRow) * columns];
        for (int column = 0; column < columns; column++) {
            for (int row = fromRow; row < toRow; row++) {
                rowMajor[(row - fromRow) * columns + column] = vector[start + column * rows + row];
            }
        }
        return Matrix.of(precision, toRow - fromRow, columns, rowMajor);
    }

    private float[] bias(int start, int count) {
        return Arrays.copyOfRange(vector, start, start + count);
    }

    /// Where the weights of the layer of that name begin.
    private int start(String name) {
        int start = 0;
        for (String before : order) {
            if (before.equals(name)) {
                return start;
            }
            start += weights(before);
        }
        throw new IllegalArgumentException("order must have " + name + ", was " + order);
    }

    private int weights(String name) {
        for (int layer = 0; layer < shape.layers(); layer++) {
            if (name.equals("lstm" + layer)) {
                return (reads(layer) + shape.units() + 1) * 4 * shape.units();
            }
        }
        for (HeadShape head : shape.heads()) {
            if (name.equals(head.name() + "-hidden")) {
                return (shape.units() + head.conditions() + 1) * shape.hidden();
            }
            if (name.equals(head.name() + "-choices")) {
                return (shape.hidden() + 1) * head.outputs();
            }
            if (name.equals(head.name() + "-repeat")) {
                return shape.hidden() + 1;
            }
        }
        throw new IllegalArgumentException("no layer is named " + name);
    }

    private int reads(int layer) {
        return layer == 0 ? shape.inputs() : shape.units();
    }
}
