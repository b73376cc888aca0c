package continuo.model;

/// One LSTM layer without peepholes. The columns of its matrices and its bias are four blocks, each as wide as the
/// layer, in Deeplearning4j's order: block input (tanh), forget gate, output gate, input gate (sigmoid).
final class LstmLayer {

    private final Matrix input;
    private final Matrix recurrent;
    private final float[] bias;

    LstmLayer(Matrix input, Matrix recurrent, float[] bias) {
        this.input = input;
        this.recurrent = recurrent;
        this.bias = bias;
    }

    /// The part of the next step that does not depend on its input, into `sums`.
    void recur(float[] output, float[] sums) {
        System.arraycopy(bias, 0, sums, 0, bias.length);
        recurrent.addProduct(output, sums);
    }

    /// One step on an input that is one at `ones[0..count)` and zero elsewhere; `cell` and `output` are replaced.
    ///
    /// @param sums of [#recur]; afterwards they mean nothing
    void stepOnSparse(int[] ones, int count, float[] sums, float[] cell, float[] output) {
        for (int i = 0; i < count; i++) {
            input.addRow(ones[i], sums);
        }
        activate(sums, cell, output);
    }

    /// The same on the output of the layer below.
    void step(float[] below, float[] sums, float[] cell, float[] output) {
        input.addProduct(below, sums);
        activate(sums, cell, output);
    }

    private static void activate(float[] sums, float[] cell, float[] output) {
        int units = cell.length;
        Activations.tanh(sums, 0, units);
        Activations.sigmoid(sums, units, 4 * units);
        for (int j = 0; j < units; j++) {
            cell[j] = sums[units + j] * cell[j] + sums[3 * units + j] * sums[j];
        }
        System.arraycopy(cell, 0, output, 0, units);
        Activations.tanh(output, 0, units);
        for (int j = 0; j < units; j++) {
            output[j] *= sums[2 * units + j];
        }
    }
}
