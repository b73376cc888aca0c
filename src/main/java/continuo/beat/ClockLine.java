package continuo.beat;

/// How a clock runs, as far as was known at one moment: a straight line through its latest tick, with 24 ticks a beat.
/// Filled by whoever has the clock; one thread owns it.
public final class ClockLine {

    private long nanos;
    private long tick;
    private double nanosPerTick = 1;
    private long heardNanos;
    private boolean known;
    private boolean placed;
    private long bends;

    void set(
            long newNanos,
            long newTick,
            double newNanosPerTick,
            long newHeardNanos,
            boolean newKnown,
            boolean newPlaced,
            long newBends) {
        nanos = newNanos;
        tick = newTick;
        nanosPerTick = newNanosPerTick;
        heardNanos = newHeardNanos;
        known = newKnown;
        placed = newPlaced;
        bends = newBends;
    }

    public void copyFrom(ClockLine other) {
        set(other.nanos, other.tick, other.nanosPerTick, other.heardNanos, other.known, other.placed, other.bends);
    }

    /// Whether there is a beat to follow at an instant, if nothing more comes.
    public boolean isKnown(long at) {
        return known && at - heardNanos < MidiClock.GONE_NANOS;
    }

    /// Whether it is known where the beats and the bars are.
    public boolean isPlaced() {
        return placed;
    }

    /// When the latest tick was meant.
    public long nanos() {
        return nanos;
    }

    /// The latest tick.
    public long tick() {
        return tick;
    }

    public double nanosPerTick() {
        return nanosPerTick;
    }

    /// The tick, and the part of one, at an instant after the latest tick, or a little before.
    public double tickAt(long at) {
        return tick + (at - nanos) / nanosPerTick;
    }

    /// When a tick is.
    public long nanos(long at) {
        return nanos + Math.round((at - tick) * nanosPerTick);
    }

    long bends() {
        return bends;
    }
}
