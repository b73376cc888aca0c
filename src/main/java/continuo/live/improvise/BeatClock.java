package continuo.live.improvise;

import continuo.music.Tempo;

/// Turns instants into absolute ticks and back, by the tempo in force. Ticks go on without a jump when it changes.
final class BeatClock {

    private Tempo tempo;
    private long originNanos;
    private long originTick;

    BeatClock(Tempo tempo) {
        this.tempo = tempo;
    }

    /// Tick 0 is here.
    void begin(long nanos) {
        originNanos = nanos;
        originTick = 0;
    }

    /// From the tick nearest to `atNanos` on, another tempo.
    void change(Tempo newTempo, long atNanos) {
        long tick = tick(atNanos);
        originNanos = nanos(tick);
        originTick = tick;
        tempo = newTempo;
    }

    /// The nearest tick.
    long tick(long nanos) {
        return originTick + tempo.ticks(nanos - originNanos);
    }

    /// The first tick that is not before `nanos`.
    long tickNotBefore(long nanos) {
        long tick = tick(nanos);
        return nanos(tick) < nanos ? tick + 1 : tick;
    }

    long nanos(long tick) {
        return originNanos + tempo.nanos(tick - originTick);
    }
}
