package continuo.live.improvise;

import continuo.beat.ClockLine;

/// How the MIDI clock ran at one instant after another, for an answer that is not thought so far yet: whatever a slow
/// machine is behind with is thought by what was known at its time. Allocates nothing after construction.
final class ClockLines {

    private static final int SLOTS = 256;
    private static final int MASK = SLOTS - 1;

    // Invariant: the lines that wait are in the slots n & MASK, for n in [taken, added), in the order of instants.
    private final ClockLine[] lines = new ClockLine[SLOTS];
    private final long[] nanos = new long[SLOTS];
    private long taken;
    private long added;

    ClockLines() {
        for (int slot = 0; slot < SLOTS; slot++) {
            lines[slot] = new ClockLine();
        }
    }

    void add(ClockLine line, long atNanos) {
        lines[(int) added & MASK].copyFrom(line);
        nanos[(int) added & MASK] = atNanos;
        added++;
    }

    boolean isEmpty() {
        return added == taken;
    }

    boolean isFull() {
        return added - taken == SLOTS;
    }

    /// When the first one was known; there must be one.
    long firstNanos() {
        return nanos[(int) taken & MASK];
    }

    ClockLine take() {
        return lines[(int) taken++ & MASK];
    }
}
