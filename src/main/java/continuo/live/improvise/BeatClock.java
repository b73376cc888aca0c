package continuo.live.improvise;

import continuo.generate.Recollection;
import continuo.music.Tempo;

/// Turns instants into absolute ticks and back, by the tempo in force. Ticks go on without a jump when it changes;
/// where
/// the beat was found in the playing they are counted anew.
final class BeatClock implements Recollection.Ticks {

    private double nanosPerTick;
    private long originNanos;
    private long originTick;

    BeatClock(Tempo tempo) {
        nanosPerTick = tempo.nanosPerTick();
    }

    /// Tick 0 is here.
    void begin(long nanos) {
        originNanos = nanos;
        originTick = 0;
    }

    /// From the tick nearest to `atNanos` on, another tempo.
    void change(Tempo newTempo, long atNanos) {
        change(newTempo.nanosPerTick(), atNanos);
    }

    /// The same, of a length of ticks.
    void change(double newNanosPerTick, long atNanos) {
        long tick = tick(atNanos);
        originNanos = nanos(tick);
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
        return originNanos + Math.round((tick - originTick) * nanosPerTick);
    }

    /// How many ticks last so long, nearly.
    long ticksOf(long nanos) {
        return Math.round(nanos / nanosPerTick);
    }
}
