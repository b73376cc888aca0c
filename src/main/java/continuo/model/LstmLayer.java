package continuo.model;

/// One LSTM layer without peepholes. The columns of its matrices and its bias are four blocks, each as wide as the
/// layer,
/// in Deeplearning4j's order: block input (tanh), forget gate, output gate, input gate (sigmoid).
record LstmLayer(int units, Matrix input, Matrix recurrent, float[] bias) {

    /// From the sums of the four blocks to the new cell and output, both in place.
    void activate(float[] sums, float[] cell, float[] output) {
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
