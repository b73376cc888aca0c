package continuo.generate;

import continuo.music.Tempo;

/// When the latest own notes began, so that no more begin within a beat than are to. One thread owns it. Nothing here
/// allocates after construction.
final class OwnOnsets {

    /// No more than so many within a beat can be counted.
    static final int MOST = 64;

    private static final int MASK = MOST - 1;

    // Invariant: onset n is in slot n & MASK, for every n in [max(0, count - MOST), count).
    private final long[] ticks = new long[MOST];
    private long count;

    void reset() {
        count = 0;
    }

    void copyFrom(OwnOnsets other) {
        System.arraycopy(other.ticks, 0, ticks, 0, MOST);
        count = other.count;
    }

    void add(long tick) {
        ticks[(int) count++ & MASK] = tick;
    }

    /// The first tick at which one more may begin where no more than `most` may within a beat.
    long firstTick(int most) {
        if (most > MOST || count < most) {
            return Long.MIN_VALUE;
        }
        return ticks[(int) (count - most) & MASK] + Tempo.TICKS_PER_BEAT;
    }
}
