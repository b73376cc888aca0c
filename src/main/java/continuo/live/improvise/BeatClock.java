package continuo.live.improvise;

import continuo.generate.Recollection;
import continuo.music.Tempo;

/// Turns instants into absolute ticks and back, by the tempo in force, and by the swing where ticks are counted from a
/// beat. Ticks go on without a jump when it changes;
/// where
/// the beat was found in the playing they are counted anew.
final class BeatClock implements Recollection.Ticks {

    private double nanosPerTick;
    private long originNanos;
    private long originTick;
    private boolean begun; // somebody has said where a tick is
    private double share = Swing.STRAIGHT;
    private boolean even = true; // beats are of two quavers
    private final Swing swing = new Swing();

    BeatClock(Tempo tempo) {
        nanosPerTick = tempo.nanosPerTick();
    }

    /// Tick 0 is here.
    void begin(long nanos) {
        begun = true;
        originNanos = nanos;
        originTick = 0;
    }

    /// From the tick nearest to `atNanos` on, another tempo.
    void change(Tempo newTempo, long atNanos) {
        change(newTempo.nanosPerTick(), atNanos);
    }

    /// The same, of a length of ticks.
    void change(double newNanosPerTick, long atNanos) {
        long tick = straightTick(atNanos);
        originNanos = straightNanos(tick);
        originTick = tick;
        nanosPerTick = newNanosPerTick;
    }

    /// Ticks are counted anew: `tick` is at `nanos`.
    void follow(long nanos, long tick, double newNanosPerTick) {
        originNanos = nanos;
        originTick = tick;
        nanosPerTick = newNanosPerTick;
    }

    void copyFrom(BeatClock other) {
        follow(other.originNanos, other.originTick, other.nanosPerTick);
        share = other.share;
        even = other.even;
        swing.copyFrom(other.swing);
    }

    /// @param newShare of a beat that its first quaver has
    void swing(double newShare) {
        share = newShare;
        swing.set(even ? share : Swing.STRAIGHT);
    }

    /// Whether tick 0 is a beat of two quavers: only such beats swing.
    void quavers(boolean there) {
        even = there;
        swing(share);
    }

    boolean quavers() {
        return even;
    }

    /// Whether ticks are counted from somewhere.
    boolean isBegun() {
        return begun;
    }

    /// From where ticks are counted: a beat, where it was found in the playing.
    long originNanos() {
        return originNanos;
    }

    /// How long a quarter is.
    double nanosPerBeat() {
        return nanosPerTick * Tempo.TICKS_PER_BEAT;
    }

    double nanosPerTick() {
        return nanosPerTick;
    }

    /// The nearest tick.
    @Override
    public long tick(long nanos) {
        return swing.isStraight()
                ? straightTick(nanos)
                : Math.round(swing.tick(originTick + (nanos - originNanos) / nanosPerTick));
    }

    /// The tick of a beat that does not swing.
    private long straightTick(long nanos) {
        return originTick + Math.round((nanos - originNanos) / nanosPerTick);
    }

    @Override
    public long onsetTick(long nanos) {
        return tick(nanos);
    }

    /// The first tick that is not before `nanos`.
    long tickNotBefore(long nanos) {
        long tick = tick(nanos);
        return nanos(tick) < nanos ? tick + 1 : tick;
    }

    long nanos(long tick) {
        return swing.isStraight()
                ? straightNanos(tick)
                : originNanos + Math.round((swing.place((double) tick) - originTick) * nanosPerTick);
    }

    /// When it would be in a beat that does not swing.
    long straightNanos(long tick) {
        return originNanos + Math.round((tick - originTick) * nanosPerTick);
    }

    /// How many ticks last so long, nearly.
    long ticksOf(long nanos) {
        return Math.round(nanos / nanosPerTick);
    }
}
