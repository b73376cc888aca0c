package continuo.generate;

import continuo.encoding.Encoding;
import java.util.Arrays;

/// How often in a row each key is struck: at so many onsets, one right after the other. Notes that come together are
/// one onset, so that a chord that is struck again and again counts like a note that is. An onset without the key
/// breaks the row. One thread owns it. Nothing here allocates after construction.
final class Restrikes {

    /// What comes within so many ticks of the note before comes with it: hands spread their chords.
    static final long TOGETHER_TICKS = 2;

    private static final int NEVER = -1;

    // Invariant: key p was struck at the last times[p] onsets up to number lastOnset[p].
    private final int[] times = new int[Encoding.PITCHES];
    private final int[] lastOnset = new int[Encoding.PITCHES];
    private int onset;
    private long lastTick;

    Restrikes() {
        reset();
    }

    void reset() {
        Arrays.fill(lastOnset, NEVER);
        onset = 0;
        lastTick = Long.MIN_VALUE / 2;
    }

    void copyFrom(Restrikes other) {
        System.arraycopy(other.times, 0, times, 0, times.length);
        System.arraycopy(other.lastOnset, 0, lastOnset, 0, lastOnset.length);
        onset = other.onset;
        lastTick = other.lastTick;
    }

    /// A key is struck, not before the last one that was. Returns how often in a row it now is.
    int strike(int pitch, long tick) {
        onset = onsetAt(tick);
        lastTick = tick;
        if (lastOnset[pitch] != onset) {
            times[pitch] = before(pitch, onset) + 1;
            lastOnset[pitch] = onset;
        }
        return times[pitch];
    }

    /// How often in a row it would have been struck before, were it struck at `tick`.
    int before(int pitch, long tick) {
        return before(pitch, onsetAt(tick));
    }

    private int before(int pitch, int at) {
        if (lastOnset[pitch] < at - 1) {
            return 0;
        }
        return lastOnset[pitch] == at ? times[pitch] - 1 : times[pitch];
    }

    private int onsetAt(long tick) {
        return tick - lastTick > TOGETHER_TICKS ? onset + 1 : onset;
    }
}
