package continuo.encoding;

/// What was played one bar ago, and two: where the next onset came, and which pitches began at that place. So a figure
/// can go on under another harmony, which [Reprise] cannot see. The idea is that of the "Lookback RNN" of Google's
/// Magenta (Waite, 2016), which is told the events of one and two bars ago.
///
/// Reads the memory of the notes heard; allocates nothing.
final class Lookback {

    /// How many bars ago.
    static final int[] BARS = {1, 2};

    /// No more pitches than this are told of one place.
    static final int MOST_PITCHES = 10;

    private static final long HANDS = 2; // ticks by which the same place is missed

    private final Memory memory;

    Lookback(Memory memory) {
        this.memory = memory;
    }

    /// The onset bin of what came next `lag` ticks ago, counted from the place of `lastOnset` then; -1 if nothing is
    /// remembered.
    int onsetBin(long lastOnset, long lag) {
        long then = lastOnset - lag;
        int next = firstAfter(then + HANDS);
        return next == 0 || next == memory.count() || memory.onsetTick(next) > lastOnset
                ? -1
                : Encoding.onsetBin(memory.onsetTick(next) - then);
    }

    /// Adds the pitches that began at `onset` less `lag` to `target`, each plus `offset`. Returns the new count.
    int pitches(long onset, long lag, int[] target, int count, int offset) {
        long then = onset - lag;
        int next = count;
        int latest = Math.min(count + MOST_PITCHES, target.length);
        for (int i = firstAfter(then - HANDS - 1);
                i < memory.count() && memory.onsetTick(i) <= then + HANDS && next < latest;
                i++) {
            target[next++] = offset + memory.pitch(i);
        }
        return next;
    }

    /// The first note of the memory that begins after `tick`.
    private int firstAfter(long tick) {
        int low = 0;
        int high = memory.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (memory.onsetTick(middle) > tick) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
