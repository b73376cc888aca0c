package continuo.model;

/// Draws one of several choices from their logits.
///
/// A choice is masked by setting its logit to negative infinity: it is then never drawn, at whatever temperature.
/// The random generator belongs to the sampler; its whole state is one number, [#randomState]. One thread owns a
/// sampler; drawing allocates nothing.
public final class Sampler {

    private final long[] heap;
    private long randomState;

    /// @param mostChoices the most that a draw will have
    public Sampler(int mostChoices, long seed) {
        heap = new long[mostChoices];
        randomState = seed;
    }

    /// One of `[0, count)`, or -1 if all are masked.
    ///
    /// @param temperature 0 takes the most likely, the first of several equal ones
    /// @param cut what is not drawn
    public int draw(float[] logits, int count, double temperature, Cut cut) {
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
        double all = 0;
        for (int i = 0; i < count; i++) {
            float weight = (float) Math.exp((logits[i] - most) / temperature);
            all += weight;
            // Positive floats order as their bits do. Of two equal ones the first has the greater low half.
            heap[i] = (long) Float.floatToRawIntBits(weight) << 32 | (count - 1 - i);
        }
        double likeliest = 1 / all; // the probability of `best`, whose weight is 1
        return count - 1 - (int) drawRanked(count, all * cut.topP(), likeliest * cut.topA());
    }

    /// Takes the heaviest from the heap until they weigh `share` or the next one weighs less than `least`, and
    /// draws one of them.
    private long drawRanked(int count, double share, double least) {
        for (int parent = count / 2 - 1; parent >= 0; parent--) {
            siftDown(parent, count);
        }
        // Invariant: heap[0, left) is a heap, heap[left, count) what was taken, in rising order, and weighs `taken`.
        int left = count;
        double taken = 0;
        while (left > 0 && taken < share && weight(heap[0]) > 0 && weight(heap[0]) >= least) {
            long heaviest = heap[0];
            heap[0] = heap[--left];
            heap[left] = heaviest;
            siftDown(0, left);
            taken += weight(heaviest);
        }
        double rest = nextDouble() * taken;
        int drawn = count - 1;
        while (drawn > left && rest >= weight(heap[drawn])) {
            rest -= weight(heap[drawn--]);
        }
        return heap[drawn];
    }

    private void siftDown(int from, int size) {
        long sinking = heap[from];
        int parent = from;
        int child = 2 * parent + 1;
        while (child < size) {
            if (child + 1 < size && heap[child + 1] > heap[child]) {
                child++;
            }
            if (heap[child] <= sinking) {
                break;
            }
            heap[parent] = heap[child];
            parent = child;
            child = 2 * parent + 1;
        }
        heap[parent] = sinking;
    }

    private static float weight(long ranked) {
        return Float.intBitsToFloat((int) (ranked >>> 32));
    }

    /// The state of the random generator: a sampler with an equal one draws the same from here on.
    public long randomState() {
        return randomState;
    }

    public void randomState(long state) {
        randomState = state;
    }

    /// A state of the generator for each variant of what follows `state`; number 0 is `state` itself.
    public static long varied(long state, int variant) {
        return variant == 0 ? state : mixed(state ^ (variant * 0xd1342543de82ef95L));
    }

    /// SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with the
    /// finalizer of Stafford's variant 13, as in Vigna's `splitmix64.c`.
    double nextDouble() {
        randomState += 0x9e3779b97f4a7c15L;
        return (mixed(randomState) >>> 11) * 0x1p-53;
    }

    private static long mixed(long state) {
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
