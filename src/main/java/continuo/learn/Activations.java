package continuo.learn;

/// Activation functions in a form that the compiler turns into vector instructions.
public final class Activations {

    /// Beyond it the hyperbolic tangent is ±1 in 32-bit floats.
    private static final float SATURATION = 7.905311f;

    private Activations() {}

    /// The hyperbolic tangent, within 3e-7: the rational approximation of degree 13/6 that Eigen uses
    /// (`generic_fast_tanh_float`).
    public static float tanh(float x) {
        float a = Math.max(-SATURATION, Math.min(SATURATION, x));
        float s = a * a;
        float p = -2.7607684e-16f;
        p = p * s + 2.000188e-13f;
        p = p * s - 8.604672e-11f;
        p = p * s + 5.1222973e-8f;
        p = p * s + 1.48572235e-5f;
        p = p * s + 6.3726195e-4f;
        p = p * s + 4.8935246e-3f;
        float q = 1.1982584e-6f;
        q = q * s + 1.1853471e-4f;
        q = q * s + 2.2684347e-3f;
        q = q * s + 4.893525e-3f;
        return a * p / q;
    }

    public static float sigmoid(float x) {
        return 0.5f + 0.5f * tanh(0.5f * x);
    }
}
