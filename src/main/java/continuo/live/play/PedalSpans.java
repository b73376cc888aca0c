package continuo.live.play;

import java.util.Arrays;

/// When Continuo's own pedal goes down, and up. It never stays down: each time has its end, and where all of an answer
/// has ended, it goes up soon. Belongs to the thread `continuo-play`.
final class PedalSpans {

    static final long NEVER = Long.MAX_VALUE;

    /// So long after the last note has ended it is down at the most.
    private static final long RINGS_NANOS = 1_000_000_000;

    private static final long SHORTEST_NANOS = 1_000_000;
    private static final int SLOTS = 32;

    /// Moves it.
    interface Foot {

        void move(boolean down, long atNanos);
    }

    private final Foot foot;
    private final long[] dueNanos = new long[SLOTS]; // NEVER: the slot is free
    private final long[] endNanos = new long[SLOTS];
    private long upNanos = NEVER; // when what is down goes up; NEVER: it is up
    private long movedNanos = Long.MIN_VALUE; // the latest instant for which something was handed over

    PedalSpans(Foot foot) {
        this.foot = foot;
        Arrays.fill(dueNanos, NEVER);
    }

    boolean isDown() {
        return upNanos != NEVER;
    }

    /// What finds no room is left out.
    void plan(long newDueNanos, long newEndNanos) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (dueNanos[slot] == NEVER) {
                dueNanos[slot] = newDueNanos;
                endNanos[slot] = newEndNanos;
                return;
            }
        }
    }

    /// When it moves next; [#NEVER] if it does not.
    long nextNanos() {
        return Math.min(upNanos, dueNanos[first()]);
    }

    private int first() {
        int first = 0;
        for (int slot = 1; slot < SLOTS; slot++) {
            first = dueNanos[slot] < dueNanos[first] ? slot : first;
        }
        return first;
    }

    /// All moves that are due until `untilNanos`.
    void playDue(long untilNanos, long now) {
        while (nextNanos() <= untilNanos) {
            int slot = first();
            if (upNanos <= dueNanos[slot]) {
                up(Math.max(upNanos, now));
            } else {
                press(slot, now);
            }
        }
    }

    private void press(int slot, long now) {
        long at = Math.max(Math.max(dueNanos[slot], now), movedNanos);
        dueNanos[slot] = NEVER;
        if (isDown()) {
            up(at);
        }
        if (endNanos[slot] > at) {
            upNanos = endNanos[slot]; // now: should it fail, it goes up all the same
            movedNanos = at;
            foot.move(true, at);
        }
    }

    private void up(long at) {
        long after = Math.max(at, movedNanos + SHORTEST_NANOS); // what was handed over ahead is not taken back
        foot.move(false, after);
        movedNanos = after;
        upNanos = NEVER;
    }

    /// Nothing planned is done, and it goes up.
    void lift(long now) {
        dropAfter(Long.MIN_VALUE);
        if (isDown() || movedNanos > now) {
            up(now);
        }
    }

    /// Nothing planned is done, and it goes up at `latest` at the latest.
    void stop(long latest) {
        dropAfter(Long.MIN_VALUE);
        upNanos = isDown() ? Math.min(upNanos, latest) : NEVER;
    }

    void dropAfter(long nanos) {
        for (int slot = 0; slot < SLOTS; slot++) {
            dueNanos[slot] = dueNanos[slot] > nanos ? NEVER : dueNanos[slot];
        }
    }

    /// No note of Continuo's sounds any more, and none is planned.
    void ring(long nanos) {
        stop(nanos + RINGS_NANOS);
    }

    /// After a failure, what is down is lifted then.
    void retry(long nanos) {
        upNanos = isDown() ? nanos : NEVER;
    }
}
