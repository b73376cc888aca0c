package continuo.learn.frames;

import continuo.learn.Blas;
import continuo.learn.Parameters;
import continuo.learn.Rows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Each key for itself: a sigmoid for each, as the models of the published table have.
final class KeySigmoids implements FrameHead {

    private final int keys;
    private final int units;
    private final int rows;
    private final Parameters.Block weights;
    private final Parameters.Block bias;
    /// Logits, and after the forward pass their gradient.
    private final float[] sounding;

    KeySigmoids(Parameters parameters, int keys, int units, int rows) {
        this.keys = keys;
        this.units = units;
        this.rows = rows;
        weights = parameters.block("keys_W");
        bias = parameters.block("keys_b");
        sounding = new float[rows * keys];
    }

    static void addTo(Parameters parameters, int keys, int units) {
        parameters.dense("keys", units, keys);
    }

    @Override
    public double forward(float[] values, Blas.View lstm, FrameWindow window) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, bias.offset(), sounding, row * keys, keys);
        }
        Blas.product(rows, keys, units, lstm, weights.in(values), 1, view());
        double nats = 0;
        for (int row = 0; row < rows; row++) {
            nats += surprise(row * keys, window.following(row));
        }
        return nats;
    }

    private double surprise(int at, int @Nullable [] frame) {
        if (frame == null) {
            Arrays.fill(sounding, at, at + keys, 0);
            return 0;
        }
        double nats = 0;
        for (int key : frame) {
            nats -= sounding[at + key];
        }
        for (int i = at; i < at + keys; i++) {
            double e = Math.exp(-Math.abs(sounding[i]));
            nats += Math.max(sounding[i], 0) + Math.log1p(e);
            sounding[i] = (float) (sounding[i] >= 0 ? 1 / (1 + e) : e / (1 + e));
        }
        for (int key : frame) {
            sounding[at + key] -= 1;
        }
        return nats;
    }

    @Override
    public void backward(float[] values, Blas.View lstm, float[] lstmGradient, float[] gradient) {
        Blas.productOfTransposed(units, keys, rows, lstm, view(), 1, weights.in(gradient));
        for (int row = 0; row < rows; row++) {
            Rows.add(sounding, row * keys, gradient, bias.offset(), keys);
        }
        Blas.View below = new Blas.View(lstmGradient, 0, units);
        Blas.productWithTransposed(rows, units, keys, view(), weights.in(values), 1, below);
    }

    private Blas.View view() {
        return new Blas.View(sounding, 0, keys);
    }
}
