package continuo.beat;

import java.util.Arrays;

/// What the hypotheses say together: those that agree on the beat, whatever they think of the bar, count as one; and
/// among them those that agree on the bar.
final class Reading {

    private static final double NEAR_PERIOD = Beam.tune("nearPeriod", 0.08); // ln
    private static final double NEAR_PHASE = Beam.tune("nearPhase", 0.15); // beats
    private static final double KEPT = Beam.tune("kept", 1.3);
    private static final double KEPT_BAR = Beam.tune("keptBar", 1.2);
    private static final double LEVEL = Beam.tune("levelRead", 0.5);
    private static final int LEADERS = 8;
    private static final int MOST_BEATS = 4;
    private static final double LATE = 0.3; // of a beat: an onset so far before a beat may be on it
    private static final Metre[] METRES = Metre.values();

    private final double[] belief = new double[Beam.SIZE];
    private final double[] phase = new double[Beam.SIZE];
    private final boolean[] examined = new boolean[Beam.SIZE];
    private final double[] bars = new double[METRES.length * MOST_BEATS];
    private double certainty;
    private double barCertainty;

    /// How much of the belief is in the beat.
    double certainty() {
        return certainty;
    }

    /// How much of that is in the bar.
    double barCertainty() {
        return barCertainty;
    }

    /// The hypothesis to follow; -1 if there is none.
    ///
    /// @param logPeriod ln of the seconds of the beat that was followed before
    /// @param beat the beats it counts at the instant
    /// @param bar its bar, as [#bar] tells it; -1 if none was followed
    int follow(Beam beam, float[] evidence, double seconds, double logPeriod, double beat, int bar) {
        Beam.Pool pool = beam.pool();
        double all = 0;
        for (int h = 0; h < pool.size; h++) {
            belief[h] = Math.exp(pool.weight[h] + LEVEL * beam.level(evidence, h));
            all += belief[h];
            double beats = beats(pool, h, seconds);
            phase[h] = beats - Math.floor(beats);
        }
        int leader = leader(pool, logPeriod, beat - Math.floor(beat), bar >= 0);
        if (leader < 0) {
            certainty = 0;
            barCertainty = 0;
            return -1;
        }
        double support = support(pool, leader);
        certainty = support / all;
        return ofBar(pool, leader, support, seconds, bar);
    }

    private int leader(Beam.Pool pool, double logPeriod, double phaseBefore, boolean followed) {
        int leader = -1;
        double most = 0;
        Arrays.fill(examined, 0, pool.size, false);
        for (int n = 0; n < LEADERS; n++) {
            int next = likeliest(pool.size);
            if (next < 0) {
                break;
            }
            double support = support(pool, next) + 1e-3 * belief[next];
            if (followed && near(pool, next, logPeriod, phaseBefore, 1)) {
                support *= KEPT;
            }
            if (support > most) {
                most = support;
                leader = next;
            }
            pass(pool, next);
        }
        return leader;
    }

    private int likeliest(int size) {
        int next = -1;
        for (int h = 0; h < size; h++) {
            if (!examined[h] && (next < 0 || belief[h] > belief[next])) {
                next = h;
            }
        }
        return next;
    }

    /// Those that differ but a little from one that was looked at need no look.
    private void pass(Beam.Pool pool, int of) {
        for (int h = 0; h < pool.size; h++) {
            examined[h] |= near(pool, h, pool.logPeriod[of], phase[of], 0.5);
        }
    }

    private double support(Beam.Pool pool, int of) {
        double sum = 0;
        for (int h = 0; h < pool.size; h++) {
            if (near(pool, h, pool.logPeriod[of], phase[of], 1)) {
                sum += belief[h];
            }
        }
        return sum;
    }

    private boolean near(Beam.Pool pool, int h, double logPeriod, double aroundPhase, double times) {
        double apart = Math.abs(phase[h] - aroundPhase);
        return Math.abs(pool.logPeriod[h] - logPeriod) < times * NEAR_PERIOD
                && Math.min(apart, 1 - apart) < times * NEAR_PHASE;
    }

    private int ofBar(Beam.Pool pool, int leader, double support, double seconds, int before) {
        Arrays.fill(bars, 0);
        for (int h = 0; h < pool.size; h++) {
            if (near(pool, h, pool.logPeriod[leader], phase[leader], 1)) {
                bars[bar(pool, h, seconds)] += belief[h];
            }
        }
        int bar = before >= 0 && bars[before] > 0 ? before : 0;
        for (int n = 0; n < bars.length; n++) {
            bar = bars[n] > bars[bar] * (bar == before ? KEPT_BAR : 1) ? n : bar;
        }
        barCertainty = support > 0 ? bars[bar] / support : 0;
        int chosen = leader;
        double most = -1;
        for (int h = 0; h < pool.size; h++) {
            if (belief[h] > most
                    && near(pool, h, pool.logPeriod[leader], phase[leader], 1)
                    && bar(pool, h, seconds) == bar) {
                most = belief[h];
                chosen = h;
            }
        }
        return chosen;
    }

    private static double beats(Beam.Pool pool, int h, double seconds) {
        return (double) pool.steps[h] / Rhythm.STEPS + (seconds - pool.time[h]) / pool.period[h];
    }

    /// The metre, and the beat of the bar at an instant, as one number.
    private static int bar(Beam.Pool pool, int h, double seconds) {
        return bar(pool.metre[h], beats(pool, h, seconds));
    }

    static int bar(int metre, double beatsFromABar) {
        int beat = (int) Math.floor(beatsFromABar + LATE);
        return metre * MOST_BEATS + Math.floorMod(beat, METRES[metre].beats());
    }
}
