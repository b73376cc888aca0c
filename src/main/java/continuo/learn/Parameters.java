package continuo.learn;

import continuo.model.NetworkShape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Where each weight matrix of a network stands in one array; all matrices are row-major, a row for each of their
/// inputs. The names are those of Deeplearning4j's parameter table: `lstm0_W`, `lstm0_RW`, `lstm0_b`, …,
/// `pitch-repeat_b`.
final class Parameters {

    /// A matrix in the array; a bias is one of a single row.
    record Block(int offset, int rows, int columns) {

        int size() {
            return rows * columns;
        }

        Blas.View in(float[] values) {
            return new Blas.View(values, offset, columns);
        }

        /// The matrix from `row` on.
        Blas.View in(float[] values, int row) {
            return new Blas.View(values, offset + row * columns, columns);
        }
    }

    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private final int size;

    Parameters(NetworkShape shape) {
        int end = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int reads = layer == 0 ? shape.inputs() : shape.units();
            end = add("lstm" + layer + "_W", end, reads, 4 * shape.units());
            end = add("lstm" + layer + "_RW", end, shape.units(), 4 * shape.units());
            end = add("lstm" + layer + "_b", end, 1, 4 * shape.units());
        }
        for (NetworkShape.HeadShape head : shape.heads()) {
            end = add(head.name() + "-hidden_W", end, shape.units() + head.conditions(), shape.hidden());
            end = add(head.name() + "-hidden_b", end, 1, shape.hidden());
            end = add(head.name() + "-choices_W", end, shape.hidden(), head.outputs());
            end = add(head.name() + "-choices_b", end, 1, head.outputs());
            end = add(head.name() + "-repeat_W", end, shape.hidden(), 1);
            end = add(head.name() + "-repeat_b", end, 1, 1);
        }
        size = end;
    }

    private int add(String name, int offset, int rows, int columns) {
        blocks.put(name, new Block(offset, rows, columns));
        return offset + rows * columns;
    }

    /// How many numbers there are in all.
    int size() {
        return size;
    }

    Block block(String name) {
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
