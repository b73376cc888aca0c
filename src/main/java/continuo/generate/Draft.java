package continuo.generate;

/// Notes that may be played next, in the order of their onsets. One thread owns it. Nothing here allocates after
/// construction.
final class Draft {

    /// A draft that has so many notes is complete.
    static final int MOST_NOTES = 96;

    /// Hands miss a beat by so much and still mean it.
    private static final long SAME_TICKS = 2;

    private final byte[] pitches = new byte[MOST_NOTES];
    private final byte[] velocities = new byte[MOST_NOTES];
    private final long[] onsetTicks = new long[MOST_NOTES];
    private final short[] lengthTicks = new short[MOST_NOTES];
    private int size;
    private long endTick;

    void clear() {
        size = 0;
        endTick = Long.MIN_VALUE;
    }

    void add(int pitch, int velocity, long onsetTick, long length) {
        pitches[size] = (byte) pitch;
        velocities[size] = (byte) velocity;
        onsetTicks[size] = onsetTick;
        lengthTicks[size] = (short) length;
        size++;
    }

    /// A note ends at `tick` at the latest, after its onset.
    void shorten(int note, long tick) {
        lengthTicks[note] = (short) Math.min(lengthTicks[note], tick - onsetTicks[note]);
    }

    /// The draft tells what is played up to and with this tick.
    void end(long tick) {
        endTick = tick;
    }

    boolean isFull() {
        return size == MOST_NOTES;
    }

    int size() {
        return size;
    }

    int pitch(int note) {
        return pitches[note];
    }

    int velocity(int note) {
        return velocities[note];
    }

    long onsetTick(int note) {
        return onsetTicks[note];
    }

    long lengthTicks(int note) {
        return lengthTicks[note];
    }

    /// Of the onsets in `[from, to]` the one after which the draft waits longest, the last of several; `to` if it does
    /// not go so far, or has none.
    long restIn(long from, long to) {
        long rest = to;
        long longest = 0;
        for (int note = 0; note < size && onsetTicks[note] <= to; note++) {
            long wait = (note + 1 < size ? onsetTicks[note + 1] : endTick) - onsetTicks[note];
            if (onsetTicks[note] >= from && wait > 0 && wait >= longest) {
                rest = onsetTicks[note];
                longest = wait;
            }
        }
        return endTick < to ? to : rest;
    }

    /// How much two drafts have in common as far as both go, from 0 to 1: the share of the notes of both that stand in
    /// the other too, at the same pitch and about the same time.
    double agreement(Draft other) {
        long until = Math.min(endTick, other.endTick);
        int own = countUntil(until);
        int others = other.countUntil(until);
        int common = countIn(other, own, others) + other.countIn(this, others, own);
        return own + others == 0 ? 0 : common / (double) (own + others);
    }

    /// How many of the first `own` notes stand among the first `others` of `other`.
    private int countIn(Draft other, int own, int others) {
        int common = 0;
        int from = 0;
        for (int note = 0; note < own; note++) {
            while (from < others && other.onsetTicks[from] < onsetTicks[note] - SAME_TICKS) {
                from++;
            }
            common += other.has(pitches[note], onsetTicks[note] + SAME_TICKS, from, others) ? 1 : 0;
        }
        return common;
    }

    /// How many notes a tick it has from `tick` on; at least half a note in all.
    double density(long tick) {
        return Math.max(0.5, countUntil(endTick)) / Math.max(1, endTick - tick);
    }

    private int countUntil(long tick) {
        int count = size;
        while (count > 0 && onsetTicks[count - 1] > tick) {
            count--;
        }
        return count;
    }

    private boolean has(int pitch, long latest, int from, int to) {
        for (int note = from; note < to && onsetTicks[note] <= latest; note++) {
            if (pitches[note] == pitch) {
                return true;
            }
        }
        return false;
    }
}
