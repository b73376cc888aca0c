package continuo.generate;

import continuo.beat.BeatTracker;

/// Ticks by the beat that was found in playing: a quarter has 48 of them, a beat of 6/8 has 72. Tick 0 is the beat
/// before the first note that is asked for.
///
/// One thread owns it, and the tracker. Nothing here allocates after construction.
public final class FoundBeat {

    /// Below this the bars are not told: better none than wrong ones.
    private static final double SURE_OF_BAR = 0.4;

    private final BeatTracker tracker;
    private double firstBeat;

    public FoundBeat(BeatTracker tracker) {
        this.tracker = tracker;
    }

    /// Counts anew: the earliest onset that will be asked for is at `nanos`.
    public void begin(long nanos) {
        firstBeat = Math.floor(tracker.beat(nanos));
    }

    /// Whether there is a beat.
    public boolean isKnown() {
        return tracker.known();
    }

    /// Where an onset that was heard is meant to be.
    public long onsetTick(long nanos) {
        double meant = tracker.beatMeant(nanos);
        return tick(Double.isNaN(meant) ? tracker.beat(nanos) : meant);
    }

    /// The tick at an instant.
    public long tick(long nanos) {
        return tick(tracker.beat(nanos));
    }

    private long tick(double beat) {
        return Math.round((beat - firstBeat) * tracker.metre().beatTicks());
    }

    /// Nanoseconds a tick, at the tempo the player had before a closing ritardando.
    public double nanosPerTick() {
        return tracker.beatNanosInForce() / tracker.metre().beatTicks();
    }

    /// Tells where the bars are by the beat at `nanos`, if that is sure enough.
    public void tellBar(long nanos, Continuation continuation) {
        if (tracker.barCertainty() < SURE_OF_BAR) {
            continuation.forgetBar();
            return;
        }
        double beat = Math.floor(tracker.beat(nanos));
        continuation.tellBar(
                tick(beat - Math.rint(tracker.beatInBar(beat))),
                tracker.metre().barTicks(),
                tracker.metre().beatTicks());
    }
}
