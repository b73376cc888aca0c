package continuo.generate;

import continuo.music.Tempo;

/// When the latest own notes began, and how often in a row the same key was struck. One thread owns it. Nothing here
/// allocates after construction.
final class OwnStrikes {

    /// No more than so many within a beat can be counted.
    static final int MOST = 64;

    private static final int MASK = MOST - 1;
    private static final int NONE = -1;

    // Invariant: onset n is in slot n & MASK, for every n in [max(0, count - MOST), count).
    private final long[] ticks = new long[MOST];
    private long count;
    private int pitch = NONE;
    private int row;

    void reset() {
        count = 0;
        pitch = NONE;
        row = 0;
    }

    void copyFrom(OwnStrikes other) {
        System.arraycopy(other.ticks, 0, ticks, 0, MOST);
        count = other.count;
        pitch = other.pitch;
        row = other.row;
    }

    void add(int newPitch, long tick) {
        ticks[(int) count++ & MASK] = tick;
        row = newPitch == pitch ? row + 1 : 1;
        pitch = newPitch;
    }

    /// The first tick at which one more may begin where no more than `most` may within a beat.
    long firstTick(int most) {
        if (most > MOST || count < most) {
            return Long.MIN_VALUE;
        }
        return ticks[(int) (count - most) & MASK] + Tempo.TICKS_PER_BEAT;
    }

    /// The onset of the last own note; [Long#MIN_VALUE] if there is none.
    long lastTick() {
        return count == 0 ? Long.MIN_VALUE : ticks[(int) (count - 1) & MASK];
    }

    /// How often in a row the key was struck up to now.
    int row(int key) {
        return key == pitch ? row : 0;
    }
}
