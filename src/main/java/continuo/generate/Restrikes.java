package continuo.generate;

import continuo.encoding.Encoding;
import java.util.Arrays;

/// How often each key has been struck lately: at an onset with it its count rises by one, at an onset without it falls
/// by one, down to nought. Notes that come together are one onset. So a key that is struck at every onset counts up, be
/// it alone or in a chord, one that is struck at most of them counts up too, more slowly, and one that comes at every
/// other onset, as in a broken chord, does not. What was more than may be counts as just that, so that a key may be
/// struck again after one onset without it. One thread owns it. Nothing here allocates after construction.
final class Restrikes {

    /// What comes within so many ticks of the note before comes with it: hands spread their chords.
    static final long TOGETHER_TICKS = 2;

    private static final int NEVER = -1;

    // Invariant: at onset number lastOnset[p], the last one with key p, its count was counts[p].
    private final int[] counts = new int[Encoding.PITCHES];
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
        System.arraycopy(other.counts, 0, counts, 0, counts.length);
        System.arraycopy(other.lastOnset, 0, lastOnset, 0, lastOnset.length);
        onset = other.onset;
        lastTick = other.lastTick;
    }

    /// A key is struck, not before the last one that was. Returns its count.
    ///
    /// @param most what a key may count
    int strike(int pitch, long tick, int most) {
        onset = onsetAt(tick);
        lastTick = tick;
        if (lastOnset[pitch] != onset) {
            counts[pitch] = before(pitch, onset, most) + 1;
            lastOnset[pitch] = onset;
        }
        return counts[pitch];
    }

    /// What its count would be without it, were it struck at `tick`.
    ///
    /// @param most what a key may count
    int before(int pitch, long tick, int most) {
        return before(pitch, onsetAt(tick), most);
    }

    private int before(int pitch, int at, int most) {
        if (lastOnset[pitch] == NEVER) {
            return 0;
        }
        if (lastOnset[pitch] == at) {
            return counts[pitch] - 1;
        }
        int without = at - 1 - lastOnset[pitch];
        return Math.max(0, Math.min(counts[pitch], most) - without);
    }

    private int onsetAt(long tick) {
        return tick - lastTick > TOGETHER_TICKS ? onset + 1 : onset;
    }
}
