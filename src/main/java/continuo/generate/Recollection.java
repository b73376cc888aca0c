package continuo.generate;

import continuo.encoding.Encoder;
import java.util.Arrays;

/// The notes that were played last, by the player and by Continuo, at the instants at which they were, to be told anew
/// to a continuation: on the beat, once it has been found, or by the clock, when its state must be built again. It is
/// told note by note, so that whoever has something more urgent to do can stop between two of them.
///
/// One thread owns it. Nothing here allocates after construction.
public final class Recollection {

    /// From instants to ticks.
    public interface Ticks {

        /// Where an onset that was heard at `nanos` is meant to be.
        long onsetTick(long nanos);

        long tick(long nanos);
    }

    private static final int PITCHES = 128;
    private static final long STILL_DOWN = Long.MAX_VALUE;
    private static final long NONE = -1;

    private final int mask;
    private final byte[] pitches;
    private final byte[] velocities;
    private final long[] onsetNanos;
    private final long[] endNanos;
    private final long[] newest = new long[PITCHES]; // the number of the last note at each pitch
    private long played;

    // What is being told: the notes of the window by tick, from below where they begin together.
    private final int[] order;
    private final long[] onsetTicks;
    private final long[] endTicks;
    private int told;
    private int toTell;

    /// @param size how many notes it holds, a power of two
    public Recollection(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size must be a power of two, was " + size);
        }
        mask = size - 1;
        pitches = new byte[size];
        velocities = new byte[size];
        onsetNanos = new long[size];
        endNanos = new long[size];
        order = new int[size];
        onsetTicks = new long[size];
        endTicks = new long[size];
        forget();
    }

    /// Nothing was played.
    public void forget() {
        played = 0;
        told = 0;
        toTell = 0;
        Arrays.fill(newest, NONE);
    }

    public boolean isEmpty() {
        return played == 0;
    }

    /// A note begins, over the oldest one once the window is full. The one before at this pitch ends with it.
    public void press(int pitch, int velocity, long nanos) {
        release(pitch, nanos);
        // Invariant: note n is in slot n & mask, for every n in [played - size(), played).
        int slot = (int) played & mask;
        pitches[slot] = (byte) pitch;
        velocities[slot] = (byte) velocity;
        onsetNanos[slot] = nanos;
        endNanos[slot] = STILL_DOWN;
        newest[pitch] = played++;
    }

    /// The note at this pitch ends, if it sounds and is still remembered.
    public void release(int pitch, long nanos) {
        long note = newest[pitch];
        if (note != NONE && note >= played - size()) {
            int slot = (int) note & mask;
            endNanos[slot] = Math.min(endNanos[slot], nanos);
        }
    }

    /// The note at this pitch was louder than it was told.
    public void louder(int pitch, int velocity) {
        long note = newest[pitch];
        if (note != NONE && note >= played - size()) {
            velocities[(int) note & mask] = (byte) velocity;
        }
    }

    /// All that sounds ends.
    public void releaseAll(long nanos) {
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            release(pitch, nanos);
        }
    }

    private int size() {
        return (int) Math.min(played, mask + 1L);
    }

    /// When the oldest note that is remembered began; there must be one.
    public long firstNanos() {
        return onsetNanos[(int) (played - size()) & mask];
    }

    /// All of it is to be told from now on, in the ticks of `ticks`.
    public void begin(Ticks ticks) {
        begin(ticks, size());
    }

    /// @param most no more notes than this, the last ones
    public void begin(Ticks ticks, int most) {
        toTell = Math.min(most, size());
        told = 0;
        for (int n = 0; n < toTell; n++) {
            int slot = (int) (played - toTell + n) & mask;
            onsetTicks[slot] = ticks.onsetTick(onsetNanos[slot]);
            endTicks[slot] = endNanos[slot] == STILL_DOWN
                    ? Encoder.STILL_SOUNDING
                    : Math.max(onsetTicks[slot] + 1, ticks.tick(endNanos[slot]));
            insert(slot, n);
        }
        leaveOutDoubles();
    }

    /// Nearly sorted already: hands strike chords in any order, and no more than that is out of place.
    private void insert(int slot, int count) {
        int at = count;
        while (at > 0 && comesBefore(slot, order[at - 1])) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = slot;
    }

    private boolean comesBefore(int slot, int other) {
        return onsetTicks[slot] != onsetTicks[other]
                ? onsetTicks[slot] < onsetTicks[other]
                : pitches[slot] < pitches[other];
    }

    /// A key that was struck twice at one place of the beat is told once.
    private void leaveOutDoubles() {
        int kept = 0;
        for (int n = 0; n < toTell; n++) {
            int slot = order[n];
            boolean doubled = kept > 0
                    && pitches[order[kept - 1]] == pitches[slot]
                    && onsetTicks[order[kept - 1]] == onsetTicks[slot];
            if (!doubled) {
                order[kept++] = slot;
            }
        }
        toTell = kept;
    }

    /// Whether there is more to tell.
    public boolean isTelling() {
        return told < toTell;
    }

    /// What is left is not to be told.
    public void stop() {
        toTell = told;
    }

    /// Tells the next note. Call it while [#isTelling].
    public void tell(Continuation continuation) {
        int slot = order[told++];
        continuation.hear(pitches[slot], velocities[slot], onsetTicks[slot], endTicks[slot]);
    }
}
