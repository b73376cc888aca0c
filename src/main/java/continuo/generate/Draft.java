package continuo.generate;

/// Notes that may be played next, in the order of their onsets. One thread owns it. Nothing here allocates
/// after construction.
final class Draft {

    /// A draft that has so many notes is complete.
    static final int MOST_NOTES = 384;

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

    /// Of the onsets in `[from, to]` the one after which the draft waits longest, the last of several; `to` if
    /// it does not go so far, or has none.
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
}
