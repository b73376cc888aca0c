package continuo.generate;

/// How often in a row the top voice has come with the same note. A note is of the top voice if nothing higher sounds
/// when it begins, except what has sounded for long; of notes that come together only the highest is. One thread owns
/// it. Nothing here allocates.
final class Melody {

    private static final int NONE = -1;

    // The note and the length of its row: before the last onset, and with it.
    private int pitchBefore;
    private int rowBefore;
    private int pitch;
    private int row;
    private int highestTogether;
    private long lastTick;

    Melody() {
        reset();
    }

    void reset() {
        pitchBefore = NONE;
        rowBefore = 0;
        pitch = NONE;
        row = 0;
        highestTogether = NONE;
        lastTick = Long.MIN_VALUE / 2;
    }

    void copyFrom(Melody other) {
        pitchBefore = other.pitchBefore;
        rowBefore = other.rowBefore;
        pitch = other.pitch;
        row = other.row;
        highestTogether = other.highestTogether;
        lastTick = other.lastTick;
    }

    /// A key is struck, not before the last one that was, while `highest` is the highest key that sounds and
    /// has not for long; below 0 if there is none. Returns how often in a row the top voice has now come with it;
    /// 0 if it is not the top voice.
    int strike(int newPitch, int highest, long tick) {
        if (isLater(tick)) {
            pitchBefore = pitch;
            rowBefore = row;
            highestTogether = NONE;
        }
        lastTick = tick;
        if (newPitch < Math.max(highest, highestTogether)) {
            return 0;
        }
        row = newPitch == pitchBefore ? rowBefore + 1 : 1;
        pitch = newPitch;
        highestTogether = newPitch;
        return row;
    }

    /// How often in a row the top voice would have come with this note before, were it struck then; 0 if it would not
    /// be the top voice.
    int before(int newPitch, int highest, long tick) {
        if (isLater(tick)) {
            return newPitch == pitch && newPitch >= highest ? row : 0;
        }
        return newPitch == pitchBefore && newPitch >= Math.max(highest, highestTogether) ? rowBefore : 0;
    }

    private boolean isLater(long tick) {
        return tick - lastTick > Restrikes.TOGETHER_TICKS;
    }
}
