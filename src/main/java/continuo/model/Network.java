package continuo.model;

/// A trained network, for playing: immutable, so that threads may share it. Everything that changes is in the
/// [LstmState]. Nothing here allocates except [#newState].
public final class Network {

    private final NetworkShape shape;
    private final LstmLayer[] layers;
    private final HeadLayers[] heads;

    Network(NetworkShape shape, LstmLayer[] layers, HeadLayers[] heads) {
        this.shape = shape;
        this.layers = layers;
        this.heads = heads;
    }

    public NetworkShape shape() {
        return shape;
    }

    /// A state before the first step.
    public LstmState newState() {
        return new LstmState(shape);
    }

    /// Works out ahead what does not depend on the input of the next step, the larger part of its work; that step is
    /// quicker, and its result the same to the bit.
    public void prepare(LstmState state) {
        if (!state.isPrepared) {
            for (int layer = 0; layer < layers.length; layer++) {
                layers[layer].recur(state.outputs[layer], state.recurrents[layer]);
            }
            state.isPrepared = true;
        }
    }

    /// Reads one input: ones at the numbers `inputs[0..count)`, zeros elsewhere.
    public void step(LstmState state, int[] inputs, int count) {
        prepare(state);
        state.isPrepared = false; // the step uses it up
        layers[0].stepOnSparse(inputs, count, state.recurrents[0], state.cells[0], state.outputs[0]);
        System.arraycopy(state.outputs[0], 0, state.sum, 0, state.sum.length);
        for (int layer = 1; layer < layers.length; layer++) {
            float[] output = state.outputs[layer];
            layers[layer].step(state.sum, state.recurrents[layer], state.cells[layer], output);
            for (int j = 0; j < output.length; j++) {
                state.sum[j] += output[j];
            }
        }
    }

    /// What head number `head` says after the last step, given the condition that is one at `conditions[0..count)`:
    /// into `out[0..outputs)` the logarithms of the probabilities, up to one constant.
    public void logits(int head, LstmState state, int[] conditions, int count, float[] out) {
        heads[head].logits(state.sum, conditions, count, state.hidden, out);
    }
}
