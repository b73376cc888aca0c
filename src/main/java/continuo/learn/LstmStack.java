package continuo.learn;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// LSTM layers one above the other, forward and back through windows, for some lanes, with dropout above each. Carries
/// the state from each window to the next. One thread at a time.
public final class LstmStack {

    private final int rows;
    private final int units;
    private final LstmPass[] layers;
    /// Output of each layer with some of it dropped, as what is above reads it.
    private final float[][] read;

    private final float[][] kept;
    private final float[] above;

    public LstmStack(Parameters parameters, int layerCount, int units, int lanes, int steps) {
        this.units = units;
        rows = lanes * steps;
        layers = new LstmPass[layerCount];
        Arrays.setAll(layers, layer -> new LstmPass(parameters, "lstm" + layer, units, lanes, steps));
        read = new float[layerCount][rows * units];
        kept = new float[layerCount][rows * units];
        above = new float[rows * units];
    }

    /// Returns what the heads read: the output of the highest layer, with some of it dropped.
    public Blas.View forward(
            float[] values, SparseRows window, int firstLane, double dropout, SplittableRandom random) {
        for (int layer = 0; layer < layers.length; layer++) {
            layers[layer].carryState();
            if (layer == 0) {
                layers[0].readSparse(values, window, firstLane);
            } else {
                layers[layer].read(values, readView(layer - 1));
            }
            layers[layer].forward(values, window, firstLane);
            drop(layer, dropout, random);
        }
        return output();
    }

    /// Inverted dropout: what is kept is scaled up, so nothing changes when playing.
    private void drop(int layer, double share, SplittableRandom random) {
        Blas.View output = layers[layer].output();
        float scale = (float) (1 / (1 - share));
        for (int i = 0; i < rows * units; i++) {
            kept[layer][i] = share > 0 && random.nextDouble() < share ? 0 : scale;
            read[layer][i] = output.values()[output.offset() + i] * kept[layer][i];
        }
    }

    /// What [#forward] returned.
    public Blas.View output() {
        return readView(layers.length - 1);
    }

    /// The gradient of [#output], nought: for the heads to add to before [#backward].
    public float[] freshGradient() {
        Arrays.fill(above, 0);
        return above;
    }

    /// Adds to the gradient of the parameters.
    public void backward(float[] values, SparseRows window, int firstLane, float[] gradient) {
        for (int layer = layers.length - 1; layer >= 0; layer--) {
            for (int i = 0; i < above.length; i++) {
                above[i] *= kept[layer][i];
            }
            layers[layer].backward(values, above, window, firstLane, gradient);
            if (layer == 0) {
                layers[0].sparseGradient(window, firstLane, gradient);
            } else {
                layers[layer].denseGradient(values, readView(layer - 1), above, gradient);
            }
        }
    }

    /// The state after the last window, layer by layer.
    List<float[]> state() {
        return Arrays.stream(layers).map(LstmPass::state).toList();
    }

    void state(List<float[]> state) {
        for (int layer = 0; layer < layers.length; layer++) {
            layers[layer].state(state.get(layer));
        }
    }

    private Blas.View readView(int layer) {
        return new Blas.View(read[layer], 0, units);
    }
}
