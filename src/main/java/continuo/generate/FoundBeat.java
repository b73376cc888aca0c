package continuo.generate;

import continuo.beat.BeatTracker;
import continuo.beat.Metre;

/// Ticks by the beat that was found in playing: a quarter has 48 of them, a beat of 6/8 has 72. Tick 0 is the beat
/// before the first note that is asked for.
///
/// One thread owns it, and the tracker. Nothing here allocates after construction.
public final class FoundBeat implements Recollection.Ticks {

    /// Below this the bars are not told: better none than wrong ones.
    private static final double SURE_OF_BAR = 0.4;

    private static final long UNKNOWN = -1;

    private final BeatTracker tracker;
    private double firstBeat;
    private long firstBar; // any bar line

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

    /// Whether it is known where the bars are.
    public boolean isSureOfBar() {
        return tracker.barCertainty() >= SURE_OF_BAR;
    }

    @Override
    public long onsetTick(long nanos) {
        double meant = tracker.beatMeant(nanos);
        return tick(Double.isNaN(meant) ? tracker.beat(nanos) : meant);
    }

    @Override
    public long tick(long nanos) {
        return tick(tracker.beat(nanos));
    }

    private long tick(double beat) {
        return Math.round((beat - firstBeat) * tracker.metre().beatTicks());
    }

    /// The first beat that is not before `tick`.
    public long beatNotBefore(long tick) {
        int ticks = tracker.metre().beatTicks();
        return Math.ceilDiv(tick, ticks) * ticks;
    }

    /// The bar line nearest to `tick`, but not before `earliest`; below 0 if the bars are not known.
    public long barLineNear(long tick, long earliest) {
        if (!isSureOfBar()) {
            return UNKNOWN;
        }
        int ticks = tracker.metre().barTicks();
        long line = firstBar + Math.round((tick - firstBar) / (double) ticks) * ticks;
        return line < earliest ? firstBar + Math.ceilDiv(earliest - firstBar, ticks) * ticks : line;
    }

    /// How beats make bars, where those are known.
    public Metre metre() {
        return tracker.metre();
    }

    /// The tick of the beat nearest to `nanos`, from which the time to come counts.
    public long beatTick(long nanos) {
        return tick(Math.rint(tracker.beat(nanos)));
    }

    /// When the beat nearest to `nanos` is, which must not be before the latest onset by more than half a beat.
    public long beatNanos(long nanos) {
        return tracker.nanos(Math.rint(tracker.beat(nanos)));
    }

    /// Nanoseconds a tick, at the tempo the player had before a closing ritardando.
    public double nanosPerTick() {
        return tracker.beatNanosInForce() / tracker.metre().beatTicks();
    }

    /// Tells where the bars are by the beat at `nanos`, if that is sure enough.
    public void tellBar(long nanos, Continuation continuation) {
        if (findBar(nanos)) {
            continuation.tellBar(
                    firstBar, tracker.metre().barTicks(), tracker.metre().beatTicks());
        } else {
            continuation.forgetBar();
        }
    }

    /// Goes by the bars at `nanos`, if they are sure enough; returns whether they are.
    boolean findBar(long nanos) {
        if (!isSureOfBar()) {
            return false;
        }
        double beat = Math.floor(tracker.beat(nanos));
        firstBar = tick(beat - Math.rint(tracker.beatInBar(beat)));
        return true;
    }
}
