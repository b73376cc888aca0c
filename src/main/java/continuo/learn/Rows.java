package continuo.learn;

/// Sums of stretches of arrays, in a form that the compiler turns into vector instructions.
public final class Rows {

    private Rows() {}

    /// `to[toOffset + j] += from[fromOffset + j]` for `j` in `[0, count)`.
    public static void add(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int j = 0; j < count; j++) {
            to[toOffset + j] += from[fromOffset + j];
        }
    }
}
