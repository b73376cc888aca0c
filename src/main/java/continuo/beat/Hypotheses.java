package continuo.beat;

/// Hypotheses side by side, by number. Each holds a metre, how many steps it has counted from a bar line, and a Kalman
/// filter over the time of the last onset that it placed and the period of the beat, both in seconds.
///
/// Between two onsets the period drifts and the time wanders, both the more the more beats pass; an onset misses its
/// time by what hands do. The noise of all of these is scaled by how well the hypothesis has foretold lately.
final class Hypotheses {

    private static final double JITTER = 0.010;
    private static final double JITTER_BEATS = 0.012;
    private static final double DRIFT = 0.035; // of the period, a beat
    private static final double WANDER = 0.012; // of the time, a beat
    private static final double SEED_COVARIANCE = 0.3;
    private static final double SEED_SPREAD = 0.05;
    private static final double SCALE_KEPT = 0.92;
    private static final double LEAST_SCALE = 0.1;
    private static final double MOST_SCALE = 6;

    final int[] metre;
    final int[] steps;
    final double[] weight; // ln of its probability
    final boolean[] placed; // whether the latest onset has a place, and is no ornament
    final double[] time;
    final double[] period;
    final double[] logPeriod;
    final int[] node; // of its history

    private final double[] timeVariance;
    private final double[] covariance;
    private final double[] periodVariance;
    private final double[] scale;

    int size;

    Hypotheses(int most) {
        metre = new int[most];
        steps = new int[most];
        weight = new double[most];
        placed = new boolean[most];
        time = new double[most];
        period = new double[most];
        logPeriod = new double[most];
        node = new int[most];
        timeVariance = new double[most];
        covariance = new double[most];
        periodVariance = new double[most];
        scale = new double[most];
    }

    /// The steps from the beginning of the bar to the last onset placed.
    int place(int h) {
        return Math.floorMod(steps[h], Place.barSteps(metre[h]));
    }

    /// Beats counted from a bar line to an instant.
    double beats(int h, double seconds) {
        return (double) steps[h] / Rhythm.STEPS + (seconds - time[h]) / period[h];
    }

    /// How far off an onset may be that comes so many beats after the last: a variance, in square seconds.
    double variance(int h, double beats) {
        return (predicted(h, beats) + noise(period[h])) * scale[h];
    }

    /// The period, once an onset has come so many beats after the last, `off` seconds later than foretold.
    double corrected(int h, double beats, double off) {
        return period[h] + pull(h, beats) / (predicted(h, beats) + noise(period[h])) * off;
    }

    private static double noise(double period) {
        double wide = JITTER_BEATS * period;
        return JITTER * JITTER + wide * wide;
    }

    private double predicted(int h, double beats) {
        double wander = WANDER * period[h];
        return timeVariance[h]
                + beats * (2 * covariance[h] + beats * periodVariance[h])
                + wander * wander * beats
                + drift(h) * beats * beats * beats / 3;
    }

    private double drift(int h) {
        double drift = DRIFT * period[h];
        return drift * drift;
    }

    private double pull(int h, double beats) {
        return covariance[h] + beats * periodVariance[h] + drift(h) * beats * beats / 2;
    }

    /// Becomes a new hypothesis that begins with an onset now.
    void begin(int to, double seconds, double newPeriod) {
        time[to] = seconds;
        period[to] = newPeriod;
        timeVariance[to] = noise(newPeriod);
        covariance[to] = SEED_COVARIANCE * noise(newPeriod);
        periodVariance[to] = SEED_SPREAD * newPeriod * SEED_SPREAD * newPeriod;
        scale[to] = 1;
    }

    /// Becomes what `of` was, the onset being an ornament.
    void pass(int to, Hypotheses others, int of) {
        time[to] = others.time[of];
        period[to] = others.period[of];
        timeVariance[to] = others.timeVariance[of];
        covariance[to] = others.covariance[of];
        periodVariance[to] = others.periodVariance[of];
        scale[to] = others.scale[of];
    }

    /// Becomes what `of` was, corrected by an onset so many beats after its last, `off` seconds later than foretold.
    void correct(int to, Hypotheses others, int of, double beats, double off) {
        double predicted = others.predicted(of, beats);
        double innovation = predicted + noise(others.period[of]);
        double pull = others.pull(of, beats);
        double gain = predicted / innovation;
        double periodGain = pull / innovation;
        time[to] = others.time[of] + beats * others.period[of] + gain * off;
        period[to] = others.period[of] + periodGain * off;
        timeVariance[to] = (1 - gain) * predicted;
        covariance[to] = (1 - gain) * pull;
        periodVariance[to] = others.periodVariance[of] + others.drift(of) * beats - periodGain * pull;
        double seen = SCALE_KEPT * others.scale[of] + (1 - SCALE_KEPT) * off * off / innovation;
        scale[to] = Math.clamp(seen, LEAST_SCALE, MOST_SCALE);
    }

    /// The likeliest; below 0 if there is none.
    int likeliest() {
        int likeliest = -1;
        for (int h = 0; h < size; h++) {
            likeliest = likeliest < 0 || weight[h] > weight[likeliest] ? h : likeliest;
        }
        return likeliest;
    }

    /// Makes the probabilities sum to one; returns ln of what they summed to.
    double normalise() {
        double most = Double.NEGATIVE_INFINITY;
        for (int h = 0; h < size; h++) {
            most = Math.max(most, weight[h]);
        }
        double sum = 0;
        for (int h = 0; h < size; h++) {
            sum += Math.exp(weight[h] - most);
        }
        double all = most + Math.log(sum);
        for (int h = 0; h < size; h++) {
            weight[h] -= all;
        }
        return all;
    }
}
