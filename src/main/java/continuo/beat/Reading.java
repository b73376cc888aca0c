package continuo.beat;

import java.util.Arrays;

/// What the hypotheses say together: those that agree on the beat, whatever they think of the bar, count as one; and
/// among them those that agree on the bar.
final class Reading {

    private static final double NEAR_PERIOD = 0.08; // ln
    private static final double NEAR_PHASE = 0.15; // beats
    private static final double KEPT = 1.3;
    private static final double KEPT_BAR = 1.2;
    private static final double LEVEL = 0.5;
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
    int follow(Beam beam, Evidence evidence, double seconds, double logPeriod, double beat, int bar) {
        Hypotheses hypotheses = beam.hypotheses();
        double all = 0;
        for (int h = 0; h < hypotheses.size; h++) {
            belief[h] = Math.exp(
                    hypotheses.weight[h] + LEVEL * evidence.level(hypotheses.logPeriod[h], hypotheses.metre[h]));
            all += belief[h];
            double beats = hypotheses.beats(h, seconds);
            phase[h] = beats - Math.floor(beats);
        }
        int leader = leader(hypotheses, logPeriod, beat - Math.floor(beat), bar >= 0);
        if (leader < 0) {
            certainty = 0;
            barCertainty = 0;
            return -1;
        }
        double support = support(hypotheses, leader);
        certainty = support / all;
        return ofBar(hypotheses, leader, support, seconds, bar);
    }

    private int leader(Hypotheses hypotheses, double logPeriod, double phaseBefore, boolean followed) {
        int leader = -1;
        double most = 0;
        Arrays.fill(examined, 0, hypotheses.size, false);
        for (int n = 0; n < LEADERS; n++) {
            int next = likeliest(hypotheses.size);
            if (next < 0) {
                break;
            }
            double support = support(hypotheses, next) + 1e-3 * belief[next];
            if (followed && near(hypotheses, next, logPeriod, phaseBefore, 1)) {
                support *= KEPT;
            }
            if (support > most) {
                most = support;
                leader = next;
            }
            pass(hypotheses, next);
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
    private void pass(Hypotheses hypotheses, int of) {
        for (int h = 0; h < hypotheses.size; h++) {
            examined[h] |= near(hypotheses, h, hypotheses.logPeriod[of], phase[of], 0.5);
        }
    }

    private double support(Hypotheses hypotheses, int of) {
        double sum = 0;
        for (int h = 0; h < hypotheses.size; h++) {
            if (near(hypotheses, h, hypotheses.logPeriod[of], phase[of], 1)) {
                sum += belief[h];
            }
        }
        return sum;
    }

    private boolean near(Hypotheses hypotheses, int h, double logPeriod, double aroundPhase, double times) {
        double apart = Math.abs(phase[h] - aroundPhase);
        return Math.abs(hypotheses.logPeriod[h] - logPeriod) < times * NEAR_PERIOD
                && Math.min(apart, 1 - apart) < times * NEAR_PHASE;
    }

    private int ofBar(Hypotheses hypotheses, int leader, double support, double seconds, int before) {
        Arrays.fill(bars, 0);
        for (int h = 0; h < hypotheses.size; h++) {
            if (near(hypotheses, h, hypotheses.logPeriod[leader], phase[leader], 1)) {
                bars[bar(hypotheses, h, seconds)] += belief[h];
            }
        }
        int bar = before >= 0 && bars[before] > 0 ? before : 0;
        for (int n = 0; n < bars.length; n++) {
            bar = bars[n] > bars[bar] * (bar == before ? KEPT_BAR : 1) ? n : bar;
        }
        barCertainty = support > 0 ? bars[bar] / support : 0;
        int chosen = leader;
        double most = -1;
        for (int h = 0; h < hypotheses.size; h++) {
            if (belief[h] > most
                    && near(hypotheses, h, hypotheses.logPeriod[leader], phase[leader], 1)
                    && bar(hypotheses, h, seconds) == bar) {
                most = belief[h];
                chosen = h;
            }
        }
        return chosen;
    }

    /// The metre, and the beat of the bar at an instant, as one number.
    private static int bar(Hypotheses hypotheses, int h, double seconds) {
        return bar(hypotheses.metre[h], hypotheses.beats(h, seconds));
    }

    static int bar(int metre, double beatsFromABar) {
        int beat = (int) Math.floor(beatsFromABar + LATE);
        return metre * MOST_BEATS + Math.floorMod(beat, METRES[metre].beats());
    }
}
