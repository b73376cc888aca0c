package continuo.beat;

import java.util.Arrays;

/// What may become a hypothesis at an onset: one that was, with the onset placed so many steps on or passed over as an
/// ornament; or a new one. Those far below the best are never taken.
final class Candidates {

    /// Steps of an ornament.
    static final int ORNAMENT = 0;

    /// Steps of a new hypothesis; what it comes from is then the number of a seed.
    static final int SEED = -1;

    private static final int MOST = 1 << 13;
    private static final double PRUNED = 13; // nats
    private static final int BINS = 256;

    final double[] score = new double[MOST];
    final int[] from = new int[MOST];
    final int[] steps = new int[MOST];
    final double[] off = new double[MOST]; // seconds
    private final int[] bins = new int[BINS];
    private int size;
    private double best;

    void clear() {
        size = 0;
        best = Double.NEGATIVE_INFINITY;
    }

    int size() {
        return size;
    }

    double best() {
        return best;
    }

    /// Whether one of this score would be taken.
    boolean takes(double candidate) {
        return candidate >= best - PRUNED && size < MOST;
    }

    void propose(double candidate, int of, int stepsOn, double secondsOff) {
        if (takes(candidate)) {
            best = Math.max(best, candidate);
            score[size] = candidate;
            from[size] = of;
            steps[size] = stepsOn;
            off[size++] = secondsOff;
        }
    }

    /// The score from which on about so many are, by bins.
    double cut(int wanted) {
        Arrays.fill(bins, 0);
        double wide = PRUNED / BINS;
        for (int c = 0; c < size; c++) {
            int bin = (int) ((best - score[c]) / wide);
            if (bin < BINS) {
                bins[bin]++;
            }
        }
        int many = 0;
        for (int bin = 0; bin < BINS; bin++) {
            many += bins[bin];
            if (many > wanted) {
                return best - bin * wide;
            }
        }
        return best - PRUNED;
    }
}
