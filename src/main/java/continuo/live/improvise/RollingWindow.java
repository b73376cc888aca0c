package continuo.live.improvise;

import continuo.encoding.Encoder;
import continuo.encoding.Encoding;
import continuo.generate.Hearing;
import java.util.Arrays;

/// The notes heard last, from which the network's state can be built anew. Allocates nothing after construction.
final class RollingWindow {

    private static final long NEVER_PRESSED = -1;
    private static final int NONE = -1;

    private final int mask;
    private final byte[] pitches;
    private final byte[] velocities;
    private final long[] onsetTicks;
    private final long[] endTicks;
    private final boolean[] released; // while it is told
    private final long[] newest = new long[Encoding.PITCHES]; // the number of the last note at each pitch
    private long pressed;

    /// @param size how many notes it holds, a power of two
    RollingWindow(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size must be a power of two, was " + size);
        }
        mask = size - 1;
        pitches = new byte[size];
        velocities = new byte[size];
        onsetTicks = new long[size];
        endTicks = new long[size];
        released = new boolean[size];
        Arrays.fill(newest, NEVER_PRESSED);
    }

    /// A key went down; over the oldest note once the window is full. The note before at this pitch ends with it.
    void press(int pitch, int velocity, long onsetTick) {
        // Invariant: note n is in slot n & mask, for every n in [pressed - size(), pressed).
        // The mask stands in for % because the constructor insists on a power of two.
        int slot = (int) pressed & mask;
        pitches[slot] = (byte) pitch;
        velocities[slot] = (byte) velocity;
        onsetTicks[slot] = onsetTick;
        endTicks[slot] = Encoder.STILL_SOUNDING;
        newest[pitch] = pressed++;
    }

    /// The note at this pitch was louder than it was told.
    void louder(int pitch, int velocity) {
        long note = newest[pitch];
        if (note >= pressed - size() && note != NEVER_PRESSED) {
            velocities[(int) note & mask] = (byte) velocity;
        }
    }

    /// The note at this pitch ends, if it is still in the window and sounds.
    void release(int pitch, long tick) {
        long note = newest[pitch];
        if (note >= pressed - size() && note != NEVER_PRESSED) {
            int slot = (int) note & mask;
            endTicks[slot] = Math.min(endTicks[slot], tick);
        }
    }

    int size() {
        return (int) Math.min(pressed, mask + 1L);
    }

    /// Lets `hearing` hear all of it, in the order of time.
    void tell(Hearing hearing) {
        Arrays.fill(released, false);
        for (long note = pressed - size(); note < pressed; note++) {
            int slot = (int) note & mask;
            release(hearing, note, onsetTicks[slot]);
            hearing.hear(pitches[slot], velocities[slot], onsetTicks[slot]);
        }
        release(hearing, pressed, Encoder.STILL_SOUNDING - 1);
    }

    /// Lets it hear which of the notes before `note` ended up to `tick`, in the order in which they did.
    private void release(Hearing hearing, long note, long tick) {
        for (int next = nextEnd(note, tick); next >= 0; next = nextEnd(note, tick)) {
            hearing.release(pitches[next], endTicks[next]);
            released[next] = true;
        }
    }

    private int nextEnd(long before, long tick) {
        int next = NONE;
        for (long note = pressed - size(); note < before; note++) {
            int slot = (int) note & mask;
            if (!released[slot] && endTicks[slot] <= tick && (next == NONE || endTicks[slot] < endTicks[next])) {
                next = slot;
            }
        }
        return next;
    }
}
