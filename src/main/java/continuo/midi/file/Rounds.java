package continuo.midi.file;

import java.util.Arrays;

/// Finds out whether the notes of one track go round on the channels, as those of a keyboard of MPE do: each on a
/// channel of its own, which is the next one, or the one that has been free for longest. The channels lie side by side;
/// parts that only take turns hardly do so on channels that lie about that of the drums, note by note.
final class Rounds {

    private static final int CHANNELS = 16;
    private static final int DRUMS = 9;
    private static final int FEWEST_CHANNELS = 3;
    private static final int SELDOM = 4;
    private static final int STRAYING = 8; // of so many strikes, one
    private static final int ALL = (1 << CHANNELS) - 1;
    private static final int NONE = -1;

    private final int[] down = new int[CHANNELS];
    private final int[] lastPitch = new int[CHANNELS];
    private final long[] freeSince = new long[CHANNELS];
    private final int[] counts = new int[CHANNELS];
    private int used;
    private int last = NONE;
    private long now;
    private int strikes;
    private int overlaps;
    private int judged;
    private int inTurn;

    Rounds() {
        Arrays.fill(lastPitch, NONE);
    }

    void strike(int channel, int pitch) {
        now++;
        strikes++;
        counts[channel]++;
        overlaps += down[channel] > 0 ? 1 : 0;
        boolean isNew = (used & 1 << channel) == 0;
        boolean again = lastPitch[channel] == pitch && down[channel] == 0; // some give a key its channel again
        if (isNew || !again) {
            judged++;
            inTurn += isNew || (channel != last && (isNext(channel) || isFreeForLongest(channel))) ? 1 : 0;
        }
        used |= 1 << channel;
        down[channel]++;
        lastPitch[channel] = pitch;
        last = channel;
    }

    void release(int channel) {
        now++;
        down[channel] = Math.max(0, down[channel] - 1);
        if (down[channel] == 0) {
            freeSince[channel] = now;
        }
    }

    /// Whether all those between the last one and this one have a key down.
    private boolean isNext(int channel) {
        int between = last;
        do {
            between = (between + 1) % CHANNELS;
        } while (between != channel && (down[between] > 0 || (used & 1 << between) == 0));
        return between == channel;
    }

    private boolean isFreeForLongest(int channel) {
        for (int other = 0; other < CHANNELS; other++) {
            boolean free = (used & 1 << other) != 0 && down[other] == 0;
            if (free && freeSince[other] < freeSince[channel]) {
                return false;
            }
        }
        return down[channel] == 0;
    }

    boolean goRound() {
        return Integer.bitCount(used) >= FEWEST_CHANNELS
                && used != ALL // one channel at the least is the manager's
                && areSideBySide()
                && overlaps * SELDOM <= strikes
                && (judged - inTurn) * STRAYING <= judged
                && counts[DRUMS] * 2 <= strikes;
    }

    private boolean areSideBySide() {
        int run = used >> Integer.numberOfTrailingZeros(used);
        return (run & run + 1) == 0;
    }

    /// The channels on which there are notes, as bits.
    int used() {
        return used;
    }
}
