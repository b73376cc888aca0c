package continuo.learn;

/// Goes down a gradient: clipped to the norm that [Learner] clips to, then a step of [Adam], on one thread.
public final class Descent {

    private static final double AVERAGING = 0.999;

    private final float[] values;
    private final Adam adam;

    /// @param values the parameters, changed in place
    public Descent(float[] values) {
        this.values = values;
        adam = new Adam(values);
    }

    /// @param gradient of a sum over `count` things; a step goes by their mean
    public void step(float[] gradient, double count, double learningRate) {
        adam.steps++;
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        double norm = Math.sqrt(squares) / count;
        float scale = (float) (Math.min(1, Learner.MOST_NORM / (norm + 1e-12)) / count);
        float averaging = (float) Math.min(AVERAGING, (1.0 + adam.steps) / (10 + adam.steps));
        adam.update(values, gradient, scale, learningRate, averaging, 0, values.length);
    }

    /// The moving average of the parameters, which predicts better than those of any one step.
    public float[] average() {
        return adam.average;
    }
}
