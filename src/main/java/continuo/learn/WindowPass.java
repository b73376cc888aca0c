package continuo.learn;

import continuo.model.NetworkShape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The whole network, forward and back through windows, for a share of their lanes. Carries the LSTM's state from each
/// window to the next. One thread at a time.
final class WindowPass {

    private final int firstLane;
    private final int rows;
    private final int units;
    private final double dropout;
    private final long seed;
    private final LstmPass[] layers;
    private final HeadPass[] heads;
    /// Output of each layer with some of it dropped, as what is above reads it.
    private final float[][] read;

    private final float[][] kept;
    private final float[] above;

    /// Sum of weight · nats by head of the last window.
    final double[] nats;

    final float[] gradient;

    /// @param lanes the share: that many lanes of each window from `firstLane` on
    WindowPass(
            Parameters parameters, NetworkShape shape, int firstLane, int lanes, int steps, double dropout, long seed) {
        this.firstLane = firstLane;
        this.dropout = dropout;
        rows = lanes * steps;
        units = shape.units();
        this.seed = seed;
        layers = new LstmPass[shape.layers()];
        Arrays.setAll(layers, layer -> new LstmPass(parameters, "lstm" + layer, units, lanes, steps));
        heads = new HeadPass[shape.heads().size()];
        Arrays.setAll(heads, head -> new HeadPass(parameters, shape, head, lanes, steps));
        read = new float[layers.length][rows * units];
        kept = new float[layers.length][rows * units];
        above = new float[rows * units];
        nats = new double[heads.length];
        gradient = new float[parameters.size()];
    }

    /// Forward and back: [#nats] and [#gradient] are of this window's sum of weight · nats.
    ///
    /// @param number of the window; it decides, with the seed, what is dropped
    void learn(float[] values, Window window, long number) {
        forward(values, window, dropout, new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number));
        Arrays.fill(gradient, 0);
        Arrays.fill(above, 0);
        Blas.View top = readView(layers.length - 1);
        for (HeadPass head : heads) {
            head.backward(values, top, window, firstLane, above, gradient);
        }
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

    /// Forward only, with nothing dropped: [#nats] are this window's.
    void judge(float[] values, Window window) {
        forward(values, window, 0, new SplittableRandom(seed));
    }

    private void forward(float[] values, Window window, double dropped, SplittableRandom random) {
        for (int layer = 0; layer < layers.length; layer++) {
            layers[layer].carryState();
            if (layer == 0) {
                layers[0].readSparse(values, window, firstLane);
            } else {
                layers[layer].read(values, readView(layer - 1));
            }
            layers[layer].forward(values, window, firstLane);
            drop(layer, dropped, random);
        }
        for (int head = 0; head < heads.length; head++) {
            nats[head] = heads[head].forward(values, readView(layers.length - 1), window, firstLane);
        }
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

    /// The LSTM's state after the last window, layer by layer.
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
