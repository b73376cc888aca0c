package continuo.learn;

import continuo.model.NetworkShape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The whole network, forward and back through windows, for a share of their lanes. Carries the LSTM's state from each
/// window to the next. One thread at a time.
final class WindowPass {

    private final int firstLane;
    private final double dropout;
    private final double smoothing;
    private final long seed;
    private final LstmStack lstm;
    private final HeadPass[] heads;

    /// Sum of weight · nats by head of the last window.
    final double[] nats;

    final float[] gradient;

    /// @param lanes the share: that many lanes of each window from `firstLane` on
    WindowPass(
            Parameters parameters, NetworkShape shape, int firstLane, int lanes, int steps, double dropout, long seed) {
        this(parameters, shape, firstLane, lanes, steps, dropout, 0, seed);
    }

    /// @param smoothing of the labels, see [HeadPass#forward]; the nats are those of the labels as they are
    WindowPass(
            Parameters parameters,
            NetworkShape shape,
            int firstLane,
            int lanes,
            int steps,
            double dropout,
            double smoothing,
            long seed) {
        this.firstLane = firstLane;
        this.dropout = dropout;
        this.smoothing = smoothing;
        this.seed = seed;
        lstm = new LstmStack(parameters, shape.layers(), shape.units(), lanes, steps, true);
        heads = new HeadPass[shape.heads().size()];
        Arrays.setAll(heads, head -> new HeadPass(parameters, shape, head, lanes, steps));
        nats = new double[heads.length];
        gradient = new float[parameters.size()];
    }

    /// Forward and back: [#nats] and [#gradient] are of this window's sum of weight · nats.
    ///
    /// @param number of the window; it decides, with the seed, what is dropped
    void learn(float[] values, Window window, long number) {
        forward(values, window, dropout, smoothing, new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number));
        Arrays.fill(gradient, 0);
        float[] above = lstm.freshGradient();
        for (HeadPass head : heads) {
            head.backward(values, lstm.output(), window, firstLane, above, gradient);
        }
        lstm.backward(values, window, firstLane, gradient);
    }

    /// Forward only, with nothing dropped: [#nats] are this window's.
    void judge(float[] values, Window window) {
        forward(values, window, 0, 0, new SplittableRandom(seed));
    }

    private void forward(float[] values, Window window, double dropped, double smoothed, SplittableRandom random) {
        Blas.View top = lstm.forward(values, window, firstLane, dropped, random);
        for (int head = 0; head < heads.length; head++) {
            nats[head] = heads[head].forward(values, top, window, firstLane, smoothed);
        }
    }

    /// The LSTM's state after the last window, layer by layer.
    List<float[]> state() {
        return lstm.state();
    }

    void state(List<float[]> state) {
        lstm.state(state);
    }
}
