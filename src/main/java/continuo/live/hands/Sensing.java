package continuo.live.hands;

import continuo.live.hear.NoteListener;

/// Active sensing: a keyboard that once says that it is there says so at least every 300 ms, and is gone when nothing
/// has come for 330 ms (MIDI 1.0 detailed specification, "Active Sensing").
final class Sensing {

    private static final long GONE_NANOS = 330_000_000 + NoteListener.ALIVE_NANOS; // what was not told by then

    private boolean sensed;
    private long aliveNanos;

    /// It says that it is there.
    void sensed(long nanos) {
        sensed = true;
        alive(nanos);
    }

    /// Something came from it.
    void alive(long nanos) {
        aliveNanos = nanos;
    }

    /// When it is gone, if nothing comes.
    long goneNanos() {
        return sensed ? aliveNanos + GONE_NANOS : Strikes.NEVER;
    }

    /// It is gone, or another one is there.
    void stop() {
        sensed = false;
    }
}
