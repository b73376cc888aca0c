package continuo.learn.recipe;

/// RMSProp (Tieleman and Hinton, lecture 6.5 of "Neural networks for machine learning", 2012), with the constants
/// that Keras gives it.
final class RmsProp {

    private static final float KEPT = 0.9f;
    private static final float EPSILON = 1e-7f;

    private final float learningRate;
    private final float[] square;

    RmsProp(int size, double learningRate) {
        this.learningRate = (float) learningRate;
        square = new float[size];
    }

    /// @param gradient of a sum over `count` things; a step goes by their mean
    void step(float[] values, float[] gradient, double count) {
        float scale = (float) (1 / count);
        for (int i = 0; i < values.length; i++) {
            float g = gradient[i] * scale;
            square[i] = KEPT * square[i] + (1 - KEPT) * g * g;
            values[i] -= learningRate * g / ((float) Math.sqrt(square[i]) + EPSILON);
        }
    }
}
