package continuo.beat;

import java.util.Arrays;

/// The likeliest hypotheses of where the beat is. Each holds a metre, a place in the bar, and a Kalman filter over the
/// time of the last onset that it placed and the period of the beat. An onset is placed some steps after the last, or
/// is an ornament that has no place.
final class Beam {

    static double tune(String name, double usual) {
        return Double.parseDouble(System.getProperty(name, "" + usual));
    }

    static final int SIZE = (int) tune("beam", 160);
    private static final int CANDIDATES = 1 << 13;
    private static final int SLOTS = 1 << 12;
    private static final double PRUNED = tune("pruned", 13);
    private static final double DEGREES = 6;
    private static final double STUDENT = -0.9803; // ln of the t density's constant for 6 degrees of freedom
    private static final double JITTER = tune("jitter", 0.010);
    private static final double JITTER_BEATS = tune("jitterBeats", 0.012);
    private static final double DRIFT = tune("drift", 0.035); // of the period, a beat
    private static final double WANDER = tune("wander", 0.012); // of the time, a beat
    private static final double ORNAMENT = Math.log(tune("ornament", 0.03));
    private static final double ORNAMENT_SECONDS = tune("ornamentSeconds", 0.08);
    private static final double LOG_ORNAMENT_SECONDS = Math.log(ORNAMENT_SECONDS);
    private static final double SCALE_KEPT = tune("scaleKept", 0.92);
    private static final double LEAST_SCALE = tune("leastScale", 0.3);
    private static final double MOST_SCALE = tune("mostScale", 6);
    private static final double USUAL_PERIOD = Math.log(60 / tune("usualTempo", 100));
    private static final double PERIOD_SPREAD = tune("periodSpread", 0.38);
    private static final double PULL = tune("pull", 0.03);
    private static final double RHYTHM = tune("rhythm", 1.0);
    private static final double LEAST_PERIOD = 0.24;
    private static final double MOST_PERIOD = 2.0;
    private static final double MERGED = 0.035;
    private static final double SEED = tune("seed", -9);
    private static final int SEED_ONSETS = 6;
    private static final double[] METRE_PRIOR = {
        Math.log(0.2), Math.log(0.2), Math.log(0.4), Math.log(0.15), Math.log(0.03)
    };
    private static final int[] SEED_STEPS = {6, 8, 12, 16, 18, 24, 36, 48, 72, 96};
    private static final float[] LOG1P = new float[4096];

    static {
        for (int n = 0; n < LOG1P.length; n++) {
            LOG1P[n] = (float) (-(DEGREES + 1) / 2 * Math.log1p(n / 64.0 / DEGREES));
        }
    }

    private final Rhythm rhythm = Rhythm.shipped();
    private final History history = new History(1 << 16);

    private Pool now = new Pool();
    private Pool next = new Pool();

    private final double[] score = new double[CANDIDATES];
    private final int[] from = new int[CANDIDATES];
    private final int[] placed = new int[CANDIDATES]; // steps after the last; 0: an ornament; below 0: a seed's number
    private final float[] error = new float[CANDIDATES];
    private final int[] order = new int[CANDIDATES];
    private final int[] slots = new int[SLOTS];
    private final long[] keys = new long[SLOTS];
    private int candidates;
    private double best;

    private final int[] seedMetre = new int[CANDIDATES];
    private final int[] seedSteps = new int[CANDIDATES];
    private final double[] seedPeriod = new double[CANDIDATES];
    private int seeds;

    private final double[] lately = new double[SEED_ONSETS];
    private int onsets;
    private double gain;

    /// Hypotheses side by side.
    static final class Pool {
        int size;
        final int[] metre = new int[SIZE];
        final int[] steps = new int[SIZE];
        final double[] time = new double[SIZE];
        final double[] period = new double[SIZE];
        final double[] logPeriod = new double[SIZE];
        final double[] varTime = new double[SIZE];
        final double[] cov = new double[SIZE];
        final double[] varPeriod = new double[SIZE];
        final double[] scale = new double[SIZE];
        final double[] weight = new double[SIZE]; // ln
        final int[] node = new int[SIZE];
        final boolean[] onBeat = new boolean[SIZE]; // whether the latest onset has a place
    }

    void reset() {
        now.size = 0;
        onsets = 0;
        history.reset();
    }

    Pool pool() {
        return now;
    }

    History history() {
        return history;
    }

    /// ln of how likely the latest onset was, given all before.
    double gain() {
        return gain;
    }

    /// Weighs what was heard at the latest onset, once it is known.
    ///
    /// @param evidence ln likelihood ratio by [Place] class
    void weigh(float[] evidence, EvidenceNetwork network) {
        double before = 0;
        double after = 0;
        for (int h = 0; h < now.size; h++) {
            int of = now.onBeat[h]
                    ? Place.of(now.metre[h], Math.floorMod(now.steps[h], barSteps(now.metre[h])))
                    : Place.NONE;
            double kind = KIND * Math.max(-5, evidence[of] - network.kindPrior(of));
            double weight = Math.exp(now.weight[h]);
            before += weight;
            after += weight * Math.exp(kind);
            now.weight[h] = FORGET * now.weight[h] + kind + LEVEL * level(evidence, h);
        }
        heard = before > 0 ? Math.log(after / before) : 0;
        normalise();
    }

    private double heard;

    /// ln of how much better what was heard fits the hypotheses than it fits any place.
    double heard() {
        return heard;
    }

    private void normalise() {
        double most = Double.NEGATIVE_INFINITY;
        for (int h = 0; h < now.size; h++) {
            most = Math.max(most, now.weight[h]);
        }
        double sum = 0;
        for (int h = 0; h < now.size; h++) {
            sum += Math.exp(now.weight[h] - most);
        }
        double all = most + Math.log(sum);
        for (int h = 0; h < now.size; h++) {
            now.weight[h] -= all;
        }
    }

    private static final double KIND = tune("kind", 0.6);
    private static final double FORGET = tune("forget", 1);
    private static final double LEVEL = tune("level", 0.05);
    private static final double METRE = tune("metreWeight", 0.5);

    /// What the network thinks of a hypothesis' period and metre.
    double level(float[] evidence, int h) {
        double bin = (now.logPeriod[h] - EvidenceNetwork.SHORTEST_PERIOD) / EvidenceNetwork.PERIOD_WIDTH;
        bin = Math.clamp(bin, 0, EvidenceNetwork.PERIODS - 1.001);
        int low = (int) bin;
        double high = bin - low;
        int at = EvidenceNetwork.KINDS + low;
        double period = (1 - high) * evidence[at] + high * evidence[at + 1];
        return Math.max(-6, period)
                + METRE * Math.max(-5, evidence[EvidenceNetwork.KINDS + EvidenceNetwork.PERIODS + now.metre[h]]);
    }

    private static int barSteps(int metre) {
        return Place.barSteps(metre);
    }

    void onset(double seconds) {
        candidates = 0;
        seeds = 0;
        best = Double.NEGATIVE_INFINITY;
        for (int h = 0; h < now.size; h++) {
            extend(h, seconds);
        }
        seed(seconds);
        select(seconds);
        lately[onsets % SEED_ONSETS] = seconds;
        onsets++;
    }

    private void extend(int h, double seconds) {
        double period = now.period[h];
        double elapsed = seconds - now.time[h];
        double beats = Math.max(0.02, elapsed / period);
        double variance = predictedVariance(now, h, beats) + noise(period);
        variance *= now.scale[h];
        double stepSeconds = period / Rhythm.STEPS;
        double x = elapsed / stepSeconds;
        double sd = Math.sqrt(variance) / stepSeconds;
        double base = now.weight[h] + STUDENT - 0.5 * Math.log(variance);
        int lowest = Math.max(1, (int) Math.ceil(x - 4 * sd));
        int highest = (int) Math.floor(x + 4 * sd);
        int place = Math.floorMod(now.steps[h], barSteps(now.metre[h]));
        double pull = PULL * prior(now.logPeriod[h]) / Rhythm.STEPS;
        double inverse = stepSeconds * stepSeconds / variance * 64;
        for (int d = lowest; d <= highest; d++) {
            double likely = rhythm.wait(now.metre[h], place, d);
            double off = x - d;
            int z = (int) (off * off * inverse);
            double total = base + RHYTHM * likely + LOG1P[Math.min(z, LOG1P.length - 1)] + pull * Math.min(d, 96);
            propose(total, h, d, (float) (off * stepSeconds));
        }
        double since = onsets == 0 ? 1 : seconds - lately[(onsets - 1) % SEED_ONSETS];
        propose(now.weight[h] + ORNAMENT - LOG_ORNAMENT_SECONDS - since / ORNAMENT_SECONDS, h, 0, 0);
    }

    private static double noise(double period) {
        double wide = JITTER_BEATS * period;
        return JITTER * JITTER + wide * wide;
    }

    private static double predictedVariance(Pool pool, int h, double beats) {
        double period = pool.period[h];
        double drift = DRIFT * period;
        double wander = WANDER * period;
        return pool.varTime[h]
                + beats * (2 * pool.cov[h] + beats * pool.varPeriod[h])
                + wander * wander * beats
                + drift * drift * beats * beats * beats / 3;
    }

    private static double prior(double logPeriod) {
        double off = (logPeriod - USUAL_PERIOD) / PERIOD_SPREAD;
        return -0.5 * off * off;
    }

    private void propose(double total, int h, int d, float off) {
        if (total < best - PRUNED || candidates == CANDIDATES) {
            return;
        }
        best = Math.max(best, total);
        score[candidates] = total;
        from[candidates] = h;
        placed[candidates] = d;
        error[candidates++] = off;
    }

    private void seed(double seconds) {
        double floor = now.size == 0 ? 0 : SEED;
        int back = Math.min(onsets, SEED_ONSETS);
        for (int n = 1; n <= back; n++) {
            double interval = seconds - lately[(onsets - n) % SEED_ONSETS];
            if (interval > 0.1 && interval < 3) {
                double weight = floor - (now.size == 0 ? 0 : 0.5 * (n - 1));
                seed(interval, weight);
            }
        }
    }

    private static final int[][][] SEED_PLACES = new int[METRE_PRIOR.length][SEED_STEPS.length][];
    private static final double[][][] SEED_VALUES = new double[METRE_PRIOR.length][SEED_STEPS.length][];

    static {
        Rhythm of = Rhythm.shipped();
        for (int metre = 0; metre < METRE_PRIOR.length; metre++) {
            int m = metre;
            int grain = Metre.values()[metre].compound() ? 8 : 6;
            for (int n = 0; n < SEED_STEPS.length; n++) {
                int steps = SEED_STEPS[n];
                SEED_PLACES[metre][n] = java.util.stream.IntStream.range(0, barSteps(metre) / grain)
                        .map(place -> place * grain)
                        .boxed()
                        .sorted(java.util.Comparator.comparingDouble(
                                place -> -of.place(m, place) - of.wait(m, place, steps)))
                        .mapToInt(Integer::intValue)
                        .toArray();
                SEED_VALUES[metre][n] = java.util.stream.IntStream.of(SEED_PLACES[metre][n])
                        .mapToDouble(place -> METRE_PRIOR[m] + of.place(m, place) + of.wait(m, place, steps))
                        .toArray();
            }
        }
    }

    private void seed(double interval, double weight) {
        double logInterval = Math.log(interval);
        for (int n = 0; n < SEED_STEPS.length; n++) {
            double period = interval * Rhythm.STEPS / SEED_STEPS[n];
            if (period < LEAST_PERIOD || period > MOST_PERIOD) {
                continue;
            }
            double likely = weight + prior(logInterval + LOG_STEPS[n]) - Math.log(PERIOD_SPREAD * 2.5) - logInterval;
            for (int metre = 0; metre < METRE_PRIOR.length; metre++) {
                double[] values = SEED_VALUES[metre][n];
                for (int k = 0; k < values.length && likely + values[k] > best - PRUNED && seeds < CANDIDATES; k++) {
                    seedMetre[seeds] = metre;
                    seedSteps[seeds] = SEED_PLACES[metre][n][k] + SEED_STEPS[n];
                    seedPeriod[seeds] = period;
                    propose(likely + values[k], seeds, -1, 0);
                    seeds++;
                }
            }
        }
    }

    private static final double[] LOG_STEPS = java.util.Arrays.stream(SEED_STEPS)
            .mapToDouble(steps -> Math.log((double) Rhythm.STEPS / steps))
            .toArray();

    private void select(double seconds) {
        double cut = cut();
        Arrays.fill(slots, -1);
        next.size = 0;
        int kept = 0;
        for (int c = 0; c < candidates; c++) {
            if (score[c] >= cut) {
                order[kept++] = c;
            }
        }
        double sum = 0;
        for (int n = 0; n < kept; n++) {
            int c = order[n];
            sum += Math.exp(score[c] - best);
            place(c, seconds);
        }
        gain = best + Math.log(sum);
        Pool swap = now;
        now = next;
        next = swap;
        normalise();
        for (int h = 0; h < now.size; h++) {
            if (now.onBeat[h]) {
                now.node[h] = history.add(now.node[h], onsets, now.steps[h], seconds, now.time[h], now.period[h]);
            }
        }
    }

    private final int[] histogram = new int[256];

    /// The score from which on about as many candidates as the beam holds are kept.
    private double cut() {
        Arrays.fill(histogram, 0);
        double grain = PRUNED / histogram.length;
        for (int c = 0; c < candidates; c++) {
            int bin = (int) ((best - score[c]) / grain);
            if (bin < histogram.length) {
                histogram[bin]++;
            }
        }
        int many = 0;
        for (int bin = 0; bin < histogram.length; bin++) {
            many += histogram[bin];
            if (many > SIZE * 5 / 4) {
                return best - bin * grain;
            }
        }
        return best - PRUNED;
    }

    private void place(int c, double seconds) {
        int d = placed[c];
        int h = from[c];
        double period;
        int metre;
        int steps;
        if (d < 0) {
            metre = seedMetre[h];
            steps = seedSteps[h];
            period = seedPeriod[h];
        } else {
            metre = now.metre[h];
            steps = now.steps[h] + d;
            period = d == 0 ? now.period[h] : corrected(h, d, error[c]);
        }
        if (period < LEAST_PERIOD || period > MOST_PERIOD) {
            return;
        }
        double logPeriod = d == 0 ? now.logPeriod[h] : Math.log(period);
        int at = slot(metre, Math.floorMod(steps, barSteps(metre)), logPeriod, d == 0);
        int old = slots[at];
        if (old >= 0) {
            if (score[c] <= next.weight[old]) {
                next.weight[old] += Math.log1p(Math.exp(score[c] - next.weight[old]));
                return;
            }
            double merged = score[c] + Math.log1p(Math.exp(next.weight[old] - score[c]));
            write(old, c, metre, steps, seconds);
            next.logPeriod[old] = logPeriod;
            next.weight[old] = merged;
            return;
        }
        if (next.size < SIZE) {
            slots[at] = next.size;
            next.logPeriod[next.size] = logPeriod;
            write(next.size++, c, metre, steps, seconds);
        }
    }

    private int slot(int metre, int place, double logPeriod, boolean ornament) {
        long key = ((long) Math.floor(logPeriod / MERGED) << 16) ^ (metre << 9) ^ (place << 1) ^ (ornament ? 1 : 0);
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 52);
        while (slots[at] >= 0 && keys[at] != key) {
            at = (at + 1) & (SLOTS - 1);
        }
        keys[at] = key;
        return at;
    }

    private double gainOfPeriod(int h, double beats) {
        double drift = DRIFT * now.period[h];
        double cov = now.cov[h] + beats * now.varPeriod[h] + drift * drift * beats * beats / 2;
        return cov / (predictedVariance(now, h, beats) + noise(now.period[h]));
    }

    private double corrected(int h, int d, double off) {
        return now.period[h] + gainOfPeriod(h, (double) d / Rhythm.STEPS) * off;
    }

    private void write(int to, int c, int metre, int steps, double seconds) {
        int d = placed[c];
        int h = from[c];
        next.metre[to] = metre;
        next.steps[to] = steps;
        next.weight[to] = score[c];
        next.onBeat[to] = d != 0;
        if (d < 0) {
            double period = seedPeriod[h];
            next.time[to] = seconds;
            next.period[to] = period;
            next.varTime[to] = noise(period);
            next.cov[to] = 0.3 * noise(period);
            next.varPeriod[to] = Math.pow(0.05 * period, 2);
            next.scale[to] = 1;
            next.node[to] = History.NONE;
            return;
        }
        next.node[to] = now.node[h];
        if (d == 0) {
            next.time[to] = now.time[h];
            next.period[to] = now.period[h];
            next.varTime[to] = now.varTime[h];
            next.cov[to] = now.cov[h];
            next.varPeriod[to] = now.varPeriod[h];
            next.scale[to] = now.scale[h];
            return;
        }
        double beats = (double) d / Rhythm.STEPS;
        double drift = DRIFT * now.period[h];
        double off = error[c];
        double prior = predictedVariance(now, h, beats);
        double innovation = prior + noise(now.period[h]);
        double cov = now.cov[h] + beats * now.varPeriod[h] + drift * drift * beats * beats / 2;
        double varPeriod = now.varPeriod[h] + drift * drift * beats;
        double gainTime = prior / innovation;
        double gainPeriod = cov / innovation;
        next.time[to] = now.time[h] + beats * now.period[h] + gainTime * off;
        next.period[to] = now.period[h] + gainPeriod * off;
        next.varTime[to] = (1 - gainTime) * prior;
        next.cov[to] = (1 - gainTime) * cov;
        next.varPeriod[to] = varPeriod - gainPeriod * cov;
        double scale = SCALE_KEPT * now.scale[h] + (1 - SCALE_KEPT) * off * off / innovation;
        next.scale[to] = Math.clamp(scale, LEAST_SCALE, MOST_SCALE);
    }
}
