package continuo.encoding;

import java.util.Arrays;

/// Where the beat is, found in what is played: of the 48 phases that a beat can have, the one on whose beats, halves,
/// thirds and quarters the latest notes fall best. Unknown where they fall anywhere, as in free playing.
///
/// One thread owns a pulse. Nothing here allocates after construction.
public final class Pulse {

    static final int PHASES = 48; // ticks of a beat

    private static final int UNKNOWN = -1;
    private static final double KEPT = 1 - 1 / 32.0;
    private static final double LEAST_NOTES = 3;
    private static final double LEAST_SHARE = 0.87;
    private static final double MUST_EXCEED = 1.1;

    /// What so many ticks beside a place leave of its worth: 20 ms at 120 beats a minute are for hands.
    private static final double[] OFF = {1, 0.8, 0.5};

    private static final int MOST_OFF = OFF.length - 1;

    /// How well a note fits so many ticks after the beat.
    private static final double[] FIT = fit();

    private final double[] weights = new double[PHASES];
    private double all;
    private int origin;

    public Pulse() {
        reset();
    }

    private static double[] fit() {
        double[] fit = new double[PHASES];
        fitAround(fit, 1, 0);
        fitAround(fit, 0.7, 24);
        fitAround(fit, 0.45, 12, 16, 32, 36);
        for (int tick : new int[] {6, 8, 18, 30, 40, 42}) {
            fit[tick] = Math.max(fit[tick], 0.2);
        }
        return fit;
    }

    private static void fitAround(double[] fit, double value, int... ticks) {
        for (int tick : ticks) {
            for (int off = -MOST_OFF; off <= MOST_OFF; off++) {
                int phase = Math.floorMod(tick + off, PHASES);
                fit[phase] = Math.max(fit[phase], value * OFF[Math.abs(off)]);
            }
        }
    }

    public void reset() {
        Arrays.fill(weights, 0);
        all = 0;
        origin = UNKNOWN;
    }

    void copyFrom(Pulse other) {
        System.arraycopy(other.weights, 0, weights, 0, PHASES);
        all = other.all;
        origin = other.origin;
    }

    public void note(long onsetTick) {
        for (int i = 0; i < PHASES; i++) {
            weights[i] *= KEPT;
        }
        weights[Math.floorMod(onsetTick, PHASES)]++;
        all = all * KEPT + 1;
        find();
    }

    private void find() {
        int best = 0;
        double most = 0;
        for (int candidate = 0; candidate < PHASES; candidate++) {
            double fit = fit(candidate) * (candidate == origin ? MUST_EXCEED : 1);
            if (fit > most) {
                best = candidate;
                most = fit;
            }
        }
        origin = all >= LEAST_NOTES && share(best) >= LEAST_SHARE ? best : UNKNOWN;
    }

    private double fit(int candidate) {
        double sum = 0;
        for (int i = 0; i < PHASES; i++) {
            sum += weights[i] * FIT[phase(i, candidate)];
        }
        return sum;
    }

    private double share(int candidate) {
        double sum = 0;
        for (int i = 0; i < PHASES; i++) {
            sum += FIT[phase(i, candidate)] > 0 ? weights[i] : 0;
        }
        return sum / all;
    }

    private static int phase(int tick, int from) {
        return tick >= from ? tick - from : tick - from + PHASES;
    }

    /// How many ticks after a beat `tick` is; -1 if the beat is unknown.
    public int phase(long tick) {
        return origin == UNKNOWN ? UNKNOWN : Math.floorMod(tick - origin, PHASES);
    }
}
