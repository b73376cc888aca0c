package continuo.midi.rtp;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/// Messages on their way from the player's thread, which puts, to the session's thread, which takes. Neither ever
/// waits; allocates nothing.
final class SendQueue {

    private static final int SIZE = 8192;

    private final AtomicIntegerArray messages = new AtomicIntegerArray(SIZE);
    private final AtomicLongArray atNanos = new AtomicLongArray(SIZE);
    private volatile long put; // the player's thread writes it
    private volatile long taken; // the session's thread writes it

    /// Player's thread.
    ///
    /// @return false, with nothing changed, if there is no room
    boolean put(long at, int message) {
        long here = put;
        if (here - taken == SIZE) {
            return false;
        }
        messages.setPlain((int) (here % SIZE), message);
        atNanos.setPlain((int) (here % SIZE), at);
        put = here + 1;
        return true;
    }

    boolean isEmpty() {
        return put == taken;
    }

    /// Session's thread: the time of the oldest one; there must be one.
    long atNanos() {
        return atNanos.getPlain((int) (taken % SIZE));
    }

    /// Session's thread: takes the oldest one; there must be one.
    int take() {
        long here = taken;
        int message = messages.getPlain((int) (here % SIZE));
        taken = here + 1;
        return message;
    }
}
