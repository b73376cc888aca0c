package continuo.model;

import java.util.Arrays;

/// What a network remembers of everything it has read, and the buffers of a step. Made by [Network#newState];
/// belongs to one thread, and to networks of that shape.
public final class LstmState {

    final float[][] outputs;
    final float[][] cells;

    /// What the heads read: the sum of the outputs of all layers; each layer but the lowest reads that of those below.
    final float[] sum;

    /// For each layer, the part of the gates' sums in the next step that does not depend on its input: if prepared.
    final float[][] recurrents;
    boolean isPrepared;

    /// Scratch: means nothing between two calls, so it is not copied.
    final float[] hidden;

    LstmState(NetworkShape shape) {
        outputs = new float[shape.layers()][shape.units()];
        cells = new float[shape.layers()][shape.units()];
        sum = new float[shape.units()];
        recurrents = new float[shape.layers()][4 * shape.units()];
        hidden = new float[shape.hidden()];
    }

    /// As before the first step.
    public void reset() {
        for (int layer = 0; layer < outputs.length; layer++) {
            Arrays.fill(outputs[layer], 0);
            Arrays.fill(cells[layer], 0);
        }
        Arrays.fill(sum, 0);
        isPrepared = false;
    }

    /// Becomes equal to `other`, a state of the same shape.
    public void copyFrom(LstmState other) {
        System.arraycopy(other.sum, 0, sum, 0, sum.length);
        for (int layer = 0; layer < outputs.length; layer++) {
            System.arraycopy(other.outputs[layer], 0, outputs[layer], 0, outputs[layer].length);
            System.arraycopy(other.cells[layer], 0, cells[layer], 0, cells[layer].length);
        }
        isPrepared = other.isPrepared;
        for (int layer = 0; isPrepared && layer < outputs.length; layer++) {
            System.arraycopy(other.recurrents[layer], 0, recurrents[layer], 0, recurrents[layer].length);
        }
    }
}
