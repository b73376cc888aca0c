package continuo.model;

/// One LSTM layer without peepholes. The columns of its matrices and its bias are four blocks, each as wide as the
/// layer,
/// in Deeplearning4j's order: block input (tanh), forget gate, output gate, input gate (sigmoid).
final class LstmLayer {

    private final Matrix input;
    private final Matrix recurrent;
    private final float[] bias;

    LstmLayer(Matrix input, Matrix recurrent, float[] bias) {
        this.input = input;
        this.recurrent = recurrent;
        this.bias = bias;
    }

    /// One step on an input that is one at `ones[0..count)` and zero elsewhere; `cell` and `output` are replaced.
    void stepOnSparse(int[] ones, int count, float[] sums, float[] cell, float[] output) {
        begin(sums, output);
        for (int i = 0; i < count; i++) {
            input.addRow(ones[i], sums);
        }
        activate(sums, cell, output);
    }

    /// One step on the output of the layer below.
    void step(float[] below, float[] sums, float[] cell, float[] output) {
        begin(sums, output);
        input.addProduct(below, sums);
        activate(sums, cell, output);
    }

    private void begin(float[] sums, float[] output) {
        System.arraycopy(bias, 0, sums, 0, bias.length);
        recurrent.addProduct(output, sums);
    }

    private static void activate(float[] sums, float[] cell, float[] output) {
        int units = cell.length;
        for (int j = 0; j < units; j++) {
            double forget = sigmoid(sums[units + j]);
            double in = sigmoid(sums[3 * units + j]) * Math.tanh(sums[j]);
            cell[j] = (float) (forget * cell[j] + in);
            output[j] = (float) (sigmoid(sums[2 * units + j]) * Math.tanh(cell[j]));
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
