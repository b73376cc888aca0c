package continuo.model;

/// The layers of one head: a hidden layer, whose matrix is in two parts, the rows of the LSTM's output and the rows of
/// the condition; and on it the choices, and the one number that is added to the choice to repeat, a pointer as in
/// Merity et al., "Pointer Sentinel Mixture Models", ICLR 2017, but among the logits.
final class HeadLayers {

    private final Matrix fromLstm;
    private final Matrix fromCondition;
    private final float[] hiddenBias;
    private final Matrix fromHidden;
    private final float[] outputBias;
    private final float[] repeat;
    private final float repeatBias;
    private final int repeated;

    /// @param repeat from the hidden layer to what is added to the choice to repeat
    /// @param repeated where the choices to repeat begin in the condition
    HeadLayers(
            Matrix fromLstm,
            Matrix fromCondition,
            float[] hiddenBias,
            Matrix fromHidden,
            float[] outputBias,
            float[] repeat,
            float repeatBias,
            int repeated) {
        this.fromLstm = fromLstm;
        this.fromCondition = fromCondition;
        this.hiddenBias = hiddenBias;
        this.fromHidden = fromHidden;
        this.outputBias = outputBias;
        this.repeat = repeat;
        this.repeatBias = repeatBias;
        this.repeated = repeated;
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
        addToRepeated(ones, count, hidden, out);
    }

    private void addToRepeated(int[] ones, int count, float[] hidden, float[] out) {
        for (int i = 0; i < count; i++) {
            int choice = ones[i] - repeated;
            if (choice >= 0 && choice < outputBias.length) {
                float sum = repeatBias;
                for (int j = 0; j < repeat.length; j++) {
                    sum = Math.fma(repeat[j], hidden[j], sum);
                }
                out[choice] += sum;
            }
        }
    }
}
