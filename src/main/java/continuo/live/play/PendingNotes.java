package continuo.live.play;

/// Notes that wait for their time, in the order in which they are to be sent, which may be another time than the one
/// that
/// they were meant for. Allocates nothing after construction.
final class PendingNotes {

    private static final int SLOTS = 256;
    private static final int MASK = SLOTS - 1;

    // Invariant: the notes that wait are in the slots n & MASK, for n in [taken, added), by dueNanos; of notes that are
    // due at the same time the one that was added first comes first.
    private final int[] pitches = new int[SLOTS];
    private final int[] velocities = new int[SLOTS];
    private final long[] dueNanos = new long[SLOTS];
    private final long[] endNanos = new long[SLOTS];
    private final long[] meantNanos = new long[SLOTS];
    private final boolean[] firsts = new boolean[SLOTS];
    private long taken;
    private long added;

    /// Returns false, with nothing changed, if there is no room.
    boolean add(int pitch, int velocity, long noteDueNanos, long noteEndNanos, long noteMeantNanos, boolean first) {
        if (added - taken == SLOTS) {
            return false;
        }
        long place = added++;
        while (place > taken && dueNanos[slot(place - 1)] > noteDueNanos) { // rare: notes come as they are due
            copy(slot(place - 1), slot(place));
            place--;
        }
        put(slot(place), pitch, velocity, noteDueNanos, noteEndNanos, noteMeantNanos, first);
        return true;
    }

    boolean isEmpty() {
        return added == taken;
    }

    /// Takes the first note away.
    void take() {
        taken++;
    }

    void clear() {
        taken = added;
    }

    /// Takes away what is meant for after `nanos`.
    void dropAfter(long nanos) {
        long kept = taken;
        for (long note = taken; note < added; note++) {
            if (meantNanos[slot(note)] <= nanos) {
                copy(slot(note), slot(kept++));
            }
        }
        added = kept;
    }

    /// When the last note at `pitch` is due; [Long#MIN_VALUE] if there is none.
    long lastDueNanos(int pitch) {
        for (long note = added - 1; note >= taken; note--) {
            if (pitches[slot(note)] == pitch) {
                return dueNanos[slot(note)];
            }
        }
        return Long.MIN_VALUE;
    }

    /// Takes away what is at `pitch`.
    void drop(int pitch) {
        long kept = taken;
        for (long note = taken; note < added; note++) {
            if (pitches[slot(note)] != pitch) {
                copy(slot(note), slot(kept++));
            }
        }
        added = kept;
    }

    /// Of the first note; there must be one.
    int pitch() {
        return pitches[slot(taken)];
    }

    int velocity() {
        return velocities[slot(taken)];
    }

    long dueNanos() {
        return dueNanos[slot(taken)];
    }

    long endNanos() {
        return endNanos[slot(taken)];
    }

    /// The time it was meant for.
    long meantNanos() {
        return meantNanos[slot(taken)];
    }

    boolean first() {
        return firsts[slot(taken)];
    }

    private static int slot(long number) {
        return (int) number & MASK;
    }

    private void copy(int from, int to) {
        put(to, pitches[from], velocities[from], dueNanos[from], endNanos[from], meantNanos[from], firsts[from]);
    }

    private void put(
            int slot,
            int pitch,
            int velocity,
            long noteDueNanos,
            long noteEndNanos,
            long noteMeantNanos,
            boolean first) {
        pitches[slot] = pitch;
        velocities[slot] = velocity;
        dueNanos[slot] = noteDueNanos;
        endNanos[slot] = noteEndNanos;
        meantNanos[slot] = noteMeantNanos;
        firsts[slot] = first;
    }
}
