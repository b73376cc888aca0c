package continuo.live.improvise;

import continuo.generate.Continuation;
import continuo.generate.Snapshot;

/// The own notes planned last, each with the state of the network just after it, so that those that will not sound can
/// be taken back. Allocates nothing after construction.
final class Plan {

    private static final int SLOTS = 64;
    private static final int MASK = SLOTS - 1;

    /// How many notes can be taken back at least.
    static final int REACH = SLOTS - 1;

    private final Continuation continuation;
    private final Snapshot before;
    private final Snapshot[] after = new Snapshot[SLOTS];
    private final long[] onsetNanos = new long[SLOTS];

    // Invariant: note n is in slot n & MASK, for every n in [max(0, planned - SLOTS), planned).
    private long planned;
    private long first;

    Plan(Continuation continuation) {
        this.continuation = continuation;
        before = continuation.newSnapshot();
        for (int slot = 0; slot < SLOTS; slot++) {
            after[slot] = continuation.newSnapshot();
        }
    }

    /// An answer begins: to this state it can be taken back.
    void begin() {
        continuation.save(before);
        first = planned;
    }

    /// The continuation has drawn a note that is to sound.
    void add(long noteOnsetNanos) {
        int slot = (int) planned & MASK;
        onsetNanos[slot] = noteOnsetNanos;
        continuation.save(after[slot]);
        planned++;
    }

    /// The last note planned is to sound then.
    void retimeLast(long noteOnsetNanos) {
        onsetNanos[(int) (planned - 1) & MASK] = noteOnsetNanos;
    }

    /// Brings the continuation back to the moment after the last note whose onset is not after `nanos`.
    void takeBackAfter(long nanos) {
        long oldest = Math.max(first, planned - REACH);
        while (planned > oldest && lastOnsetNanos() > nanos) {
            planned--;
        }
        restoreLast();
    }

    /// Brings the continuation back to the moment after the last note planned.
    void restoreLast() {
        continuation.restore(size() == 0 ? before : after[(int) (planned - 1) & MASK]);
    }

    /// How many notes of this answer are planned or have sounded.
    long size() {
        return planned - first;
    }

    /// The onset of the last note planned; there must be one.
    long lastOnsetNanos() {
        return onsetNanos[(int) (planned - 1) & MASK];
    }

    /// The onset of the note planned `count` notes before the last one; of notes before the answer, the past.
    long onsetNanosBack(int count) {
        return count < size() ? onsetNanos[(int) (planned - 1 - count) & MASK] : Long.MIN_VALUE;
    }
}
