package continuo.live.improvise;

import continuo.generate.Continuation;
import continuo.generate.Snapshot;

/// An answer that was given: from where it was drawn, and its notes. Allocates nothing after construction.
final class Given {

    /// Of a longer answer the beginning is kept.
    private static final int MOST_NOTES = 1_024;

    private final Snapshot start;
    private final byte[] pitches = new byte[MOST_NOTES];
    private final byte[] velocities = new byte[MOST_NOTES];
    private final long[] onsetTicks = new long[MOST_NOTES];
    private final int[] lengthTicks = new int[MOST_NOTES];
    private int size;
    private int variants;
    private long earliestTick;
    private long latestTick;
    private long endTick;
    private long lengthNanos;
    private boolean onBeat;

    Given(Continuation continuation) {
        start = continuation.newSnapshot();
    }

    /// One is to be drawn from where the continuation stands.
    ///
    /// @param newEarliestTick its first note may not begin sooner
    /// @param newLatestTick nor later
    /// @param newEndTick where it is to end, if that is on a bar line; below 0 otherwise
    /// @param newLengthNanos how long it is to last
    /// @param newOnBeat whether its ticks are those of a beat
    void begin(
            Continuation continuation,
            long newEarliestTick,
            long newLatestTick,
            long newEndTick,
            long newLengthNanos,
            boolean newOnBeat) {
        continuation.save(start);
        size = 0;
        variants = 0;
        earliestTick = newEarliestTick;
        latestTick = newLatestTick;
        endTick = newEndTick;
        lengthNanos = newLengthNanos;
        onBeat = newOnBeat;
    }

    /// The continuation stands again where the answer was drawn from, and will draw another one.
    void restart(Continuation continuation) {
        continuation.restore(start);
        continuation.vary(++variants);
    }

    /// The note numbered `note` is played, and the ones before it.
    void put(long note, int pitch, int velocity, long onsetTick, long length) {
        if (note < MOST_NOTES) {
            int slot = (int) note;
            pitches[slot] = (byte) pitch;
            velocities[slot] = (byte) velocity;
            onsetTicks[slot] = onsetTick;
            lengthTicks[slot] = (int) length;
            size = slot + 1;
        }
    }

    /// No more than so many notes were heard.
    void cut(long notes) {
        size = (int) Math.min(size, notes);
    }

    int size() {
        return size;
    }

    /// The number of the note with this pitch that begins then, the last of several.
    int note(int pitch, long onsetTick) {
        int note = size - 1;
        while (note >= 0 && (pitches[note] != pitch || onsetTicks[note] != onsetTick)) {
            note--;
        }
        return note;
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

    long earliestTick() {
        return earliestTick;
    }

    long latestTick() {
        return latestTick;
    }

    long endTick() {
        return endTick;
    }

    long lengthNanos() {
        return lengthNanos;
    }

    boolean onBeat() {
        return onBeat;
    }
}
