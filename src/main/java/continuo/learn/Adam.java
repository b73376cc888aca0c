package continuo.learn;

/// The Adam update (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1), and beside it
/// the exponential moving average of the parameters, which plays better than any single step's.
public final class Adam {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    final float[] mean;
    final float[] square;
    /// Of the parameters.
    public final float[] average;

    /// How many have been made.
    public long steps;

    public Adam(float[] values) {
        mean = new float[values.length];
        square = new float[values.length];
        average = values.clone();
    }

    /// One step on `[from, to)`; the caller counts [#steps] up before the first part of a step.
    ///
    /// @param scale what the gradient is multiplied with before
    /// @param averaging the share of the moving average that is kept
    public void update(
            float[] values, float[] gradient, float scale, double learningRate, float averaging, int from, int to) {
        double correction1 = 1 - Math.pow(BETA1, (double) steps);
        double correction2 = 1 - Math.pow(BETA2, (double) steps);
        float rate = (float) (learningRate / correction1);
        float root = (float) (1 / Math.sqrt(correction2));
        for (int i = from; i < to; i++) {
            float g = gradient[i] * scale;
            float m = BETA1 * mean[i] + (1 - BETA1) * g;
            float v = BETA2 * square[i] + (1 - BETA2) * g * g;
            mean[i] = m;
            square[i] = v;
            float value = values[i] - rate * m / ((float) Math.sqrt(v) * root + EPSILON);
            values[i] = value;
            average[i] = averaging * average[i] + (1 - averaging) * value;
        }
    }
}
