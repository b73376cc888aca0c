package continuo.model;

/// Draws one of several choices from their logits.
///
/// A choice is masked by setting its logit to negative infinity: it is then never drawn, at whatever temperature. The
/// random generator belongs to the sampler; its whole state is one number, [#randomState]. One thread owns a sampler;
/// drawing allocates nothing.
public final class Sampler {

    private final long[] ranked;
    private long randomState;

    /// @param mostChoices the most that a draw will have
    public Sampler(int mostChoices, long seed) {
        ranked = new long[mostChoices];
        randomState = seed;
    }

    /// One of `[0, count)`, or -1 if all are masked.
    ///
    /// @param temperature 0 takes the most likely, the first of several equal ones
    /// @param topP only the most likely choices that together reach this share of the probability are drawn
    public int draw(float[] logits, int count, double temperature, double topP) {
        int best = -1;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            if (logits[i] > most) {
                best = i;
                most = logits[i];
            }
        }
        if (best < 0 || temperature == 0) {
            return best;
        }
        // Positive floats order as their bits do. Of two equal ones the first has the greater low half.
        for (int i = 0; i < count; i++) {
            float weight = (float) Math.exp((logits[i] - most) / temperature);
            ranked[i] = (long) Float.floatToRawIntBits(weight) << 32 | (count - 1 - i);
        }
        java.util.Arrays.sort(ranked, 0, count);
        return count - 1 - (int) ranked[drawRank(count, topP)];
    }

    private int drawRank(int count, double topP) {
        double all = 0;
        for (int rank = 0; rank < count; rank++) {
            all += weight(rank);
        }
        double kept = 0;
        int last = count;
        while (last > 0 && kept < all * topP && weight(last - 1) > 0) {
            kept += weight(--last);
        }
        double left = nextDouble() * kept;
        int rank = count - 1;
        while (rank > last && left >= weight(rank)) {
            left -= weight(rank--);
        }
        return rank;
    }

    private float weight(int rank) {
        return Float.intBitsToFloat((int) (ranked[rank] >>> 32));
    }

    /// The state of the random generator: a sampler with an equal one draws the same from here on.
    public long randomState() {
        return randomState;
    }

    public void randomState(long state) {
        randomState = state;
    }

    /// SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with the
    /// finalizer
    /// of Stafford's variant 13, as in Vigna's `splitmix64.c`.
    private double nextDouble() {
        randomState += 0x9e3779b97f4a7c15L;
        long z = randomState;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }
}
