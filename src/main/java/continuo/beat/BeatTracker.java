package continuo.beat;

/// Finds the beat and the bar in what is played, key by key, and says how sure it is.
///
/// It maps instants to beats, counted from anywhere: for what was heard, by where its best hypothesis has put each
/// onset, also those from before the beat was known; for what comes, by the tempo now. What it said of the past may
/// change when another hypothesis turns out better: then [#retold] counts up, and the count of beats goes on from the
/// nearest whole beat. Nothing it tells means anything while [#known] is false.
///
/// One thread owns a tracker. Nothing here allocates after construction. Times are `System.nanoTime()` or any clock
/// that never goes back.
public final class BeatTracker {

    /// Keys no further apart are one chord.
    static final double TOGETHER = 0.045;

    private static final double SURE = 0.45;
    private static final double UNSURE = 0.25;
    private static final double FIT_NONE = 0.1;
    private static final double FIT_FULL = 0.6;
    private static final double FIT_KEPT = 0.94;
    private static final double MOST_FIT = 3;
    private static final int LEAST_ONSETS = 4;
    private static final double MOVED_BEATS = 0.2;
    private static final double SLOWER = 1.06;
    private static final double NANOS = 1e9;
    private static final Metre[] METRES = Metre.values();

    private final Impression impression = new Impression();
    private final Evidence evidence = new Evidence(EvidenceNetwork.shipped());
    private final Beam beam = new Beam();
    private final Chance chance = new Chance();
    private final Reading reading = new Reading();
    private final Past past = new Past();
    private final float[] described = new float[Impression.SIZE];

    private long origin;
    private int onsets;
    private double onset; // of the latest chord, in seconds after the origin
    private double fit;
    private boolean known;
    private double certainty;
    private boolean followed;
    private int metre;
    private double time; // where the map begins that holds from now on
    private double period;
    private double beatAtTime;
    private double shift; // from the steps of the hypothesis to the beats that are told
    private int retold;

    public BeatTracker() {
        reset();
    }

    /// Forgets all.
    public void reset() {
        impression.reset();
        evidence.reset();
        beam.reset();
        chance.reset();
        past.clear();
        onsets = 0;
        fit = 0;
        known = false;
        certainty = 0;
        followed = false;
        retold = 0;
        time = 0;
        period = 1;
        beatAtTime = 0;
        shift = 0;
    }

    /// A key goes down; never before the last one did.
    public void press(int pitch, int velocity, long nanos) {
        if (onsets == 0) {
            origin = nanos;
        }
        double seconds = seconds(nanos);
        if (onsets == 0 || seconds - onset >= TOGETHER) {
            hear(seconds);
        }
        impression.add(pitch, velocity);
    }

    /// A key goes up.
    public void release(int pitch, long nanos) {
        impression.release(pitch);
    }

    private void hear(double seconds) {
        if (onsets > 0) {
            impression.describe(seconds, described);
            evidence.hear(described);
            beam.weigh(evidence, seconds - onset);
        }
        impression.begin(seconds);
        beam.onset(seconds, evidence);
        if (onsets > 1) {
            double better = beam.foretold() - chance.of(seconds - onset) + beam.heard();
            double kept = Math.min(FIT_KEPT, 1 - 1.0 / (onsets + 1));
            fit = kept * fit + (1 - kept) * Math.clamp(better, -MOST_FIT, MOST_FIT);
        }
        onset = seconds;
        onsets++;
        follow(seconds);
    }

    private void follow(double seconds) {
        double before = beatAt(seconds);
        double wasBefore = beatAt(seconds - 4 * period);
        double wasPeriod = period;
        int bar = followed ? Reading.bar(metre, before - shift) : -1;
        int chosen = reading.follow(beam, evidence, seconds, Math.log(period), before, bar);
        if (chosen < 0) {
            followed = false;
            known = false;
            certainty = 0;
            return;
        }
        take(beam.hypotheses(), chosen, seconds, before);
        certainty = reading.certainty() * Math.clamp((fit - FIT_NONE) / (FIT_FULL - FIT_NONE), 0, 1);
        known = onsets >= LEAST_ONSETS && certainty >= (known ? UNSURE : SURE);
        boolean moved = !followed
                || Math.abs(beatAt(seconds) - before) > MOVED_BEATS
                || Math.abs(beatAt(seconds - 4 * wasPeriod) - wasBefore) > MOVED_BEATS
                || bar != Reading.bar(metre, beatAt(seconds) - shift);
        retold += moved ? 1 : 0;
        followed = true;
    }

    private void take(Hypotheses hypotheses, int chosen, double seconds, double before) {
        metre = hypotheses.metre[chosen];
        period = hypotheses.period[chosen];
        time = hypotheses.time[chosen];
        double steps = (double) hypotheses.steps[chosen] / Rhythm.STEPS;
        double now = steps + (seconds - time) / period;
        shift = followed ? Math.rint(before - now) : 0;
        beatAtTime = steps + shift;
        past.tell(beam.history(), hypotheses.node[chosen], shift);
    }

    private double seconds(long nanos) {
        return (nanos - origin) / NANOS;
    }

    private double beatAt(double seconds) {
        return seconds < time && past.reaches(seconds) ? past.beat(seconds) : beatAtTime + (seconds - time) / period;
    }

    /// Whether there is a beat.
    public boolean known() {
        return known;
    }

    /// How sure the beat is, from 0 to 1.
    public double certainty() {
        return certainty;
    }

    /// How sure the bar is, given the beat, from 0 to 1.
    public double barCertainty() {
        return known ? reading.barCertainty() : 0;
    }

    /// How bars are counted.
    public Metre metre() {
        return METRES[metre];
    }

    /// How long a beat lasts now.
    public double beatNanos() {
        return period * NANOS;
    }

    /// How long a beat lasted before the player slowed down to come to an end; as it lasts now where he did not.
    public double beatNanosInForce() {
        double steady = past.period(beatAtTime, 12, 4);
        return NANOS * (steady * SLOWER < period ? steady : period);
    }

    /// The beats counted at an instant, past or to come; whole numbers are on the beat. It rises with the instant.
    public double beat(long nanos) {
        return beatAt(seconds(nanos));
    }

    /// The beat, or part of it, on which the onset is meant to be that was heard at an instant; not a number where
    /// it is
    /// an ornament or is forgotten. Keys of a chord are one onset.
    public double beatMeant(long nanos) {
        return past.meant(seconds(nanos), TOGETHER);
    }

    /// The instant of a beat that is still to come after the latest onset, at the tempo now.
    public long nanos(double beat) {
        return origin + Math.round((time + (beat - beatAtTime) * period) * NANOS);
    }

    /// How many beats into the bar one is, from 0 to below the beats of a bar.
    public double beatInBar(double beat) {
        int beats = METRES[metre].beats();
        double place = beat - shift;
        return place - beats * Math.floor(place / beats);
    }

    /// Counts how often the past was told anew: beats before now are other ones, or the bar is.
    public int retold() {
        return retold;
    }

    double fit() {
        return fit;
    }
}
