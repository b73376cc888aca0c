package continuo.model;

/// The two layers of one head. The hidden layer's matrix is in two parts: the rows of the LSTM's output and the
/// rows of the condition.
final class HeadLayers {

    private final Matrix fromLstm;
    private final Matrix fromCondition;
    private final float[] hiddenBias;
    private final Matrix fromHidden;
    private final float[] outputBias;

    HeadLayers(Matrix fromLstm, Matrix fromCondition, float[] hiddenBias, Matrix fromHidden, float[] outputBias) {
        this.fromLstm = fromLstm;
        this.fromCondition = fromCondition;
        this.hiddenBias = hiddenBias;
        this.fromHidden = fromHidden;
        this.outputBias = outputBias;
    }

    /// What the head says of the LSTM's output and of the condition that is one at `ones[0..count)`, into `out`.
    void logits(float[] lstmOutput, int[] ones, int count, float[] hidden, float[] out) {
        System.arraycopy(hiddenBias, 0, hidden, 0, hiddenBias.length);
        fromLstm.addProduct(lstmOutput, hidden);
        for (int i = 0; i < count; i++) {
            fromCondition.addRow(ones[i], hidden);
        }
        Activations.tanh(hidden, 0, hidden.length);
        System.arraycopy(outputBias, 0, out, 0, outputBias.length);
        fromHidden.addProduct(hidden, out);
    }
}
