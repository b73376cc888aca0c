package continuo.beat;

import java.util.Arrays;

/// The likeliest [Hypotheses] of where the beat is. At an onset each goes on in several ways, new ones are tried, and
/// the likeliest are kept; those that have come to the same metre, place and period are one.
final class Beam {

    static final int SIZE = 160;

    /// ln of the seconds of the shortest and the longest beat.
    static final double LEAST_PERIOD = Math.log(0.24);

    static final double MOST_PERIOD = Math.log(2.0);

    private static final int SLOTS = 1 << 12;
    private static final int HISTORY = 1 << 16;
    private static final double SURPLUS = 1.25; // for those that will be one
    private static final double SAME_PERIOD = 0.035; // ln
    private static final double LIKE_PERIOD = 0.4; // ln
    private static final double SIGMAS = 4;
    private static final double LEAST_BEATS = 0.02;
    private static final double ORNAMENT = Math.log(0.03);
    private static final double ORNAMENT_SECONDS = 0.08;
    private static final double LOG_ORNAMENT = ORNAMENT - Math.log(ORNAMENT_SECONDS);

    /// What is believed fades, for what is heard is less new than it seems; what the network says of period and metre
    /// takes its place.
    private static final double FADES_SECONDS = 8;

    private static final double LONGEST_WAIT = 1;
    private static final double LEVEL = 1.5;

    // Student's t of 6 degrees of freedom, by the square of the deviation.
    private static final double DEGREES = 6;
    private static final double STUDENT = -0.9803;
    private static final double GRAIN = 64;
    private static final float[] TAIL = new float[4096];

    static {
        for (int n = 0; n < TAIL.length; n++) {
            TAIL[n] = (float) (-(DEGREES + 1) / 2 * Math.log1p(n / GRAIN / DEGREES));
        }
    }

    private final Rhythm rhythm = Rhythm.shipped();
    private final History history = new History(HISTORY);
    private final Candidates candidates = new Candidates();
    private final Seeds seeds = new Seeds();
    private final int[] slots = new int[SLOTS]; // the hypothesis of a key; below 0 for none
    private final long[] keys = new long[SLOTS];
    private Hypotheses now = new Hypotheses(SIZE);
    private Hypotheses next = new Hypotheses(SIZE);
    private double before; // seconds: the latest onset
    private int likeliest;
    private double foretold;
    private double heard;

    void reset() {
        now.size = 0;
        history.reset();
        seeds.reset();
    }

    Hypotheses hypotheses() {
        return now;
    }

    History history() {
        return history;
    }

    /// ln of how likely the time of the latest onset was, given all before.
    double foretold() {
        return foretold;
    }

    /// ln of how much better what was heard fits the hypotheses than it fits any place.
    double heard() {
        return heard;
    }

    /// Weighs what was heard at the latest onset, once it is known.
    ///
    /// @param wait seconds since then
    void weigh(Evidence evidence, double wait) {
        double sum = 0;
        double kept = Math.exp(-Math.min(wait, LONGEST_WAIT) / FADES_SECONDS);
        double level = LEVEL * (1 - kept);
        for (int h = 0; h < now.size; h++) {
            double kind = evidence.ofKind(now.placed[h] ? Place.of(now.metre[h], now.place(h)) : Place.NONE);
            sum += Math.exp(now.weight[h] + kind);
            now.weight[h] = kept * now.weight[h] + kind + level * evidence.level(now.logPeriod[h], now.metre[h]);
        }
        heard = now.size > 0 ? Math.log(sum) : 0;
        now.normalise();
    }

    /// An onset; what was heard at the one before has been weighed.
    void onset(double seconds, Evidence evidence) {
        candidates.clear();
        likeliest = now.likeliest();
        for (int h = 0; h < now.size; h++) {
            goOn(h, seconds);
        }
        seeds.propose(candidates, seconds, evidence, now.size == 0);
        select(seconds);
        before = seconds;
    }

    private void goOn(int h, double seconds) {
        double elapsed = seconds - now.time[h];
        double stepSeconds = now.period[h] / Rhythm.STEPS;
        double variance = now.variance(h, Math.max(LEAST_BEATS, elapsed / now.period[h]));
        double reach = SIGMAS * Math.sqrt(variance) / stepSeconds;
        double steps = elapsed / stepSeconds;
        double likely = now.weight[h] + STUDENT - 0.5 * Math.log(variance);
        double grains = GRAIN * stepSeconds * stepSeconds / variance;
        int place = now.place(h);
        for (int d = Math.max(1, (int) Math.ceil(steps - reach)); d <= steps + reach; d++) {
            double off = steps - d;
            int far = Math.min(TAIL.length - 1, (int) (off * off * grains));
            candidates.propose(likely + rhythm.wait(now.metre[h], place, d) + TAIL[far], h, d, off * stepSeconds);
        }
        double passed = LOG_ORNAMENT - (seconds - before) / ORNAMENT_SECONDS;
        candidates.propose(now.weight[h] + passed, h, Candidates.ORNAMENT, 0);
    }

    private void select(double seconds) {
        double cut = candidates.cut((int) (SURPLUS * SIZE));
        Arrays.fill(slots, -1);
        next.size = 0;
        double sum = 0;
        for (int c = 0; c < candidates.size(); c++) {
            if (candidates.score[c] >= cut) {
                sum += Math.exp(candidates.score[c] - candidates.best());
                keep(c, seconds);
            }
        }
        foretold = candidates.best() + Math.log(sum);
        Hypotheses swap = now;
        now = next;
        next = swap;
        now.normalise();
        for (int h = 0; h < now.size; h++) {
            if (now.placed[h]) {
                now.node[h] = history.add(now.node[h], now.steps[h], seconds, now.time[h]);
            }
        }
    }

    private void keep(int c, double seconds) {
        int from = candidates.from[c];
        int on = candidates.steps[c];
        boolean seed = on == Candidates.SEED;
        int metre = seed ? seeds.metre[from] : now.metre[from];
        int steps = seed ? seeds.place[from] + seeds.steps[from] : now.steps[from] + on;
        double logPeriod = logPeriod(c);
        if (!(logPeriod > LEAST_PERIOD && logPeriod < MOST_PERIOD)) {
            return;
        }
        int slot = slot(metre, steps, logPeriod, on == Candidates.ORNAMENT);
        int at = slots[slot];
        double score = candidates.score[c];
        if (at < 0 && next.size < SIZE) {
            slots[slot] = next.size;
            write(next.size++, c, metre, steps, logPeriod, seconds);
        } else if (at >= 0 && score <= next.weight[at]) {
            next.weight[at] += Math.log1p(Math.exp(score - next.weight[at]));
        } else if (at >= 0) {
            double both = score + Math.log1p(Math.exp(next.weight[at] - score));
            write(at, c, metre, steps, logPeriod, seconds);
            next.weight[at] = both;
        }
    }

    private double logPeriod(int c) {
        int from = candidates.from[c];
        return switch (candidates.steps[c]) {
            case Candidates.SEED -> Math.log(seeds.period[from]);
            case Candidates.ORNAMENT -> now.logPeriod[from];
            default -> Math.log(now.corrected(from, beats(c), candidates.off[c]));
        };
    }

    private double beats(int c) {
        return (double) candidates.steps[c] / Rhythm.STEPS;
    }

    /// Where the hypothesis is, or would be, that is the same.
    private int slot(int metre, int steps, double logPeriod, boolean ornament) {
        int place = Math.floorMod(steps, Place.barSteps(metre));
        long period = (long) Math.floor(logPeriod / SAME_PERIOD);
        long key = (period << 16) ^ ((long) metre << 9) ^ ((long) place << 1) ^ (ornament ? 1 : 0);
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 52); // 12 bits: one of SLOTS
        while (slots[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        keys[slot] = key;
        return slot;
    }

    private void write(int to, int c, int metre, int steps, double logPeriod, double seconds) {
        int from = candidates.from[c];
        next.metre[to] = metre;
        next.steps[to] = steps;
        next.logPeriod[to] = logPeriod;
        next.weight[to] = candidates.score[c];
        next.placed[to] = candidates.steps[c] != Candidates.ORNAMENT;
        switch (candidates.steps[c]) {
            case Candidates.SEED -> begin(to, from, seconds);
            case Candidates.ORNAMENT -> {
                next.pass(to, now, from);
                next.node[to] = now.node[from];
            }
            default -> {
                next.correct(to, now, from, beats(c), candidates.off[c]);
                next.node[to] = now.node[from];
            }
        }
    }

    /// A new hypothesis counts on from the likeliest one, and has its history where the beat is about as long: so the
    /// past is not forgotten where the tempo is taken anew.
    private void begin(int to, int seed, double seconds) {
        next.begin(to, seconds, seeds.period[seed]);
        double since = seeds.since[seed];
        int first = seeds.place[seed];
        int parent = History.NONE;
        if (likeliest >= 0 && Math.abs(next.logPeriod[to] - now.logPeriod[likeliest]) < LIKE_PERIOD) {
            int bar = Place.barSteps(next.metre[to]);
            parent = history.before(now.node[likeliest], since);
            double counted = now.beats(likeliest, since) * Rhythm.STEPS;
            first += (int) Math.rint((counted - first) / bar) * bar;
            first += history.holds(parent) && history.step(parent) >= first ? bar : 0;
        }
        next.steps[to] = first + seeds.steps[seed];
        next.node[to] = history.add(parent, first, since, since);
    }
}
