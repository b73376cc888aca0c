package continuo.live.hands;

import continuo.live.hear.NoteListener;
import continuo.midi.MidiSink;

/// Active sensing: a keyboard that once says that it is there says so at least every 300 ms, and is gone when
/// nothing has come from it for 330 ms (MIDI 1.0 detailed specification, "Active Sensing"), whatever comes from
/// others. One that is there again too soon to have been gone says so too seldom, or over a slow way, and is believed
/// no more. Keyboards are numbered as in [MidiSink#message].
final class Sensing {

    private static final long GONE_NANOS = 330_000_000 + NoteListener.ALIVE_NANOS; // what was not told by then

    private static final long TOO_SOON_NANOS = 2_000_000_000; // after what came last

    private final long[] aliveNanos = new long[MidiSink.MOST_SOURCES];
    private int sensed; // a bit each
    private int gone;
    private int disbelieved;

    /// It says that it is there.
    void sensed(int source, long nanos) {
        alive(source, nanos);
        sensed |= (1 << source) & ~disbelieved;
    }

    /// Something came from it.
    void alive(int source, long nanos) {
        if ((gone & (1 << source)) != 0) {
            gone &= ~(1 << source);
            disbelieved |= nanos - aliveNanos[source] < TOO_SOON_NANOS ? 1 << source : 0;
        }
        aliveNanos[source] = nanos;
    }

    /// When the first one is gone, if nothing comes from it.
    long goneNanos() {
        return sensed == 0 ? Strikes.NEVER : aliveNanos[first()] + GONE_NANOS;
    }

    /// The one that is gone then.
    int first() {
        int first = Integer.numberOfTrailingZeros(sensed);
        for (int rest = sensed; rest != 0; rest &= rest - 1) {
            int source = Integer.numberOfTrailingZeros(rest);
            first = aliveNanos[source] < aliveNanos[first] ? source : first;
        }
        return first;
    }

    /// It is gone.
    void gone(int source) {
        stop(source);
        gone |= 1 << source;
    }

    /// It is as it was when it was switched on.
    void stop(int source) {
        sensed &= ~(1 << source);
    }

    /// Others are there.
    void forget() {
        sensed = 0;
        gone = 0;
        disbelieved = 0;
    }
}
