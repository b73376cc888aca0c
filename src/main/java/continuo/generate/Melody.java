package continuo.generate;

/// How often in a row the top voice has come with the same note. A note is of the top voice if nothing higher sounds
/// when it begins; of notes that come together only the highest is. One thread owns it. Nothing here allocates.
final class Melody {

    private static final int NONE = -1;

    // The note and the length of its row: after the onset before the last, and after the last one.
    private int pitchBefore;
    private int rowBefore;
    private int pitch;
    private int row;
    private long lastTick;

    Melody() {
        reset();
    }

    void reset() {
        pitchBefore = NONE;
        rowBefore = 0;
        pitch = NONE;
        row = 0;
        lastTick = Long.MIN_VALUE / 2;
    }

    void copyFrom(Melody other) {
        pitchBefore = other.pitchBefore;
        rowBefore = other.rowBefore;
        pitch = other.pitch;
        row = other.row;
        lastTick = other.lastTick;
    }

    /// A key is struck, not before the last one that was, while `highest` is the highest key that sounds; below 0 if
    /// none does. Returns how often in a row the top voice has now come with its latest note.
    int strike(int newPitch, int highest, long tick) {
        if (isLater(tick)) {
            pitchBefore = pitch;
            rowBefore = row;
        }
        lastTick = tick;
        if (newPitch >= highest) {
            row = newPitch == pitchBefore ? rowBefore + 1 : 1;
            pitch = newPitch;
        }
        return row;
    }

    /// How often in a row the top voice would have come with this note before, were it struck then; 0 if it would not
    /// be the top voice.
    int before(int newPitch, int highest, long tick) {
        if (newPitch < highest) {
            return 0;
        }
        if (isLater(tick)) {
            return newPitch == pitch ? row : 0;
        }
        return newPitch == pitchBefore ? rowBefore : 0;
    }

    private boolean isLater(long tick) {
        return tick - lastTick > Restrikes.TOGETHER_TICKS;
    }
}
