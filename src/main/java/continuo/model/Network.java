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

    /// Reads one input: ones at the numbers `inputs[0..count)`, zeros elsewhere.
    public void step(LstmState state, int[] inputs, int count) {
        for (int number = 0; number < layers.length; number++) {
            LstmLayer layer = layers[number];
            float[] sums = state.gates;
            System.arraycopy(layer.bias(), 0, sums, 0, sums.length);
            if (number == 0) {
                addRows(layer.input(), inputs, count, sums);
            } else {
                layer.input().addProduct(state.outputs[number - 1], sums);
            }
            layer.recurrent().addProduct(state.outputs[number], sums);
            layer.activate(sums, state.cells[number], state.outputs[number]);
        }
    }

    /// What head number `head` says after the last step, given the condition that is one at `conditions[0..count)`:
    /// into `out[0..outputs)` the logarithms of the probabilities, up to one constant.
    public void logits(int head, LstmState state, int[] conditions, int count, float[] out) {
        HeadLayers layer = heads[head];
        float[] hidden = state.hidden;
        System.arraycopy(layer.hiddenBias(), 0, hidden, 0, hidden.length);
        layer.fromLstm().addProduct(state.outputs[layers.length - 1], hidden);
        addRows(layer.fromCondition(), conditions, count, hidden);
        for (int j = 0; j < hidden.length; j++) {
            hidden[j] = (float) Math.tanh(hidden[j]);
        }
        System.arraycopy(layer.outputBias(), 0, out, 0, layer.outputBias().length);
        layer.output().addProduct(hidden, out);
    }

    private static void addRows(Matrix matrix, int[] rows, int count, float[] sums) {
        for (int i = 0; i < count; i++) {
            matrix.addRow(rows[i], sums);
        }
    }
}
