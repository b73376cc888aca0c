package continuo.learn;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// LSTM layers one above the other, forward and back through windows, for some lanes. What is above a layer reads its
/// output, with some of it dropped; in a stack that sums, plus what the layer itself reads, so that the lowest layer
/// learns as fast as if it stood alone (He, Zhang, Ren and Sun, "Deep residual learning for image recognition", CVPR
/// 2016). Carries the state from each window to the next. One thread at a time.
public final class LstmStack {

    private final int rows;
    private final int units;
    private final boolean sums;
    private final LstmPass[] layers;
    /// What is above each layer reads.
    private final float[][] read;

    private final float[][] kept;
    // The gradient of what is above a layer, and of what is above the one below.
    private float[] above;
    private float[] below;

    /// @param sums whether each layer but the lowest adds its output to what it reads
    public LstmStack(Parameters parameters, int layerCount, int units, int lanes, int steps, boolean sums) {
        this.units = units;
        this.sums = sums;
        rows = lanes * steps;
        layers = new LstmPass[layerCount];
        Arrays.setAll(layers, layer -> new LstmPass(parameters, "lstm" + layer, units, lanes, steps));
        read = new float[layerCount][rows * units];
        kept = new float[layerCount][rows * units];
        above = new float[rows * units];
        below = new float[rows * units];
    }

    /// Returns what the heads read, above the highest layer.
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
            if (sums && layer > 0) {
                Rows.add(read[layer - 1], 0, read[layer], 0, rows * units);
            }
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
            if (sums) {
                System.arraycopy(above, 0, below, 0, above.length);
            } else {
                Arrays.fill(below, 0);
            }
            for (int i = 0; i < above.length; i++) {
                above[i] *= kept[layer][i];
            }
            layers[layer].backward(values, above, window, firstLane, gradient);
            if (layer == 0) {
                layers[0].sparseGradient(window, firstLane, gradient);
            } else {
                layers[layer].denseGradient(values, readView(layer - 1), below, gradient);
                float[] done = above;
                above = below;
                below = done;
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
