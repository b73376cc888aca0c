package continuo.learn;

import continuo.model.NetworkShape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Where each weight matrix of a network stands in one array; all matrices are row-major, a row for each of their
/// inputs. The names are those of Deeplearning4j's parameter table: `lstm0_W`, `lstm0_RW`, `lstm0_b`, …,
/// `pitch-repeat_b`.
public final class Parameters {

    /// A matrix in the array; a bias is one of a single row.
    public record Block(int offset, int rows, int columns) {

        public int size() {
            return rows * columns;
        }

        public Blas.View in(float[] values) {
            return new Blas.View(values, offset, columns);
        }

        /// The matrix from `row` on.
        public Blas.View in(float[] values, int row) {
            return new Blas.View(values, offset + row * columns, columns);
        }
    }

    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private int size;

    /// None yet.
    public Parameters() {}

    Parameters(NetworkShape shape) {
        lstm(shape.inputs(), shape.layers(), shape.units());
        for (NetworkShape.HeadShape head : shape.heads()) {
            dense(head.name() + "-hidden", shape.units() + head.conditions(), shape.hidden());
            dense(head.name() + "-choices", shape.hidden(), head.outputs());
            dense(head.name() + "-repeat", shape.hidden(), 1);
        }
    }

    private void add(String name, int rows, int columns) {
        blocks.put(name, new Block(size, rows, columns));
        size += rows * columns;
    }

    /// Adds LSTM layers of one width, one above the other.
    public Parameters lstm(int inputs, int layers, int units) {
        for (int layer = 0; layer < layers; layer++) {
            add("lstm" + layer + "_W", layer == 0 ? inputs : units, 4 * units);
            add("lstm" + layer + "_RW", units, 4 * units);
            add("lstm" + layer + "_b", 1, 4 * units);
        }
        return this;
    }

    /// Adds weights and bias of a layer in which all is connected.
    public Parameters dense(String name, int inputs, int outputs) {
        add(name + "_W", inputs, outputs);
        add(name + "_b", 1, outputs);
        return this;
    }

    /// First weights as Deeplearning4j draws them: normally distributed after Glorot and Bengio, biases nought but for
    /// those of the forget gates, which begin open.
    public float[] drawn(long seed) {
        float[] values = new float[size];
        SplittableRandom random = new SplittableRandom(seed);
        blocks.forEach((name, block) -> {
            if (!name.endsWith("_b")) {
                double deviation = Math.sqrt(2.0 / (block.rows() + block.columns()));
                for (int i = 0; i < block.size(); i++) {
                    values[block.offset() + i] = (float) (random.nextGaussian() * deviation);
                }
            } else if (name.startsWith("lstm")) {
                int units = block.columns() / 4;
                Arrays.fill(values, block.offset() + units, block.offset() + 2 * units, 1);
            }
        });
        return values;
    }

    /// How many numbers there are in all.
    public int size() {
        return size;
    }

    public Block block(String name) {
        Block block = blocks.get(name);
        if (block == null) {
            throw new IllegalArgumentException("no parameter " + name + " among " + blocks.keySet());
        }
        return block;
    }

    /// The parameters of `graph`.
    float[] from(ComputationGraph graph) {
        return gather(graph.paramTable());
    }

    /// Arrays by parameter name, such as a gradient, as one.
    float[] gather(Map<String, INDArray> table) {
        float[] values = new float[size];
        blocks.forEach((name, block) -> {
            float[] part = Objects.requireNonNull(table.get(name), name)
                    .dup('c')
                    .data()
                    .asFloat();
            System.arraycopy(part, 0, values, block.offset(), block.size());
        });
        return values;
    }

    /// Makes `values` the parameters of `graph`.
    void into(ComputationGraph graph, float[] values) {
        Map<String, INDArray> table = graph.paramTable();
        blocks.forEach((name, block) -> {
            float[] part = new float[block.size()];
            System.arraycopy(values, block.offset(), part, 0, part.length);
            INDArray target = Objects.requireNonNull(table.get(name), name);
            target.assign(Nd4j.create(part, target.shape(), 'c'));
        });
    }
}
