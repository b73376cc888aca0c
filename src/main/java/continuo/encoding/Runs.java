package continuo.encoding;

/// Finds the longest run of the latest notes that was heard before, at the same pitches or transposed; of several
/// equally long ones the latest.
///
/// One thread owns it. Nothing here allocates after construction.
final class Runs {

    static final int NONE = -1;

    private static final int TRANSPOSED_MUST_EXCEED_BY = 1;

    private final Memory memory;
    /// How many notes up to each are the same as the latest, and how many intervals.
    private final short[] sameNotes = new short[Memory.MOST_NOTES];

    private final short[] sameIntervals = new short[Memory.MOST_NOTES];
    private int at;
    private int length;

    Runs(Memory memory) {
        this.memory = memory;
        reset();
    }

    void reset() {
        at = NONE;
        length = 0;
    }

    /// Becomes equal to `other`, whose memory is equal to this one's.
    void copyFrom(Runs other) {
        System.arraycopy(other.sameNotes, 0, sameNotes, 0, memory.count());
        System.arraycopy(other.sameIntervals, 0, sameIntervals, 0, memory.count());
        at = other.at;
        length = other.length;
    }

    void forget(int notes) {
        System.arraycopy(sameNotes, notes, sameNotes, 0, memory.count());
        System.arraycopy(sameIntervals, notes, sameIntervals, 0, memory.count());
    }

    /// The latest note of the memory is new.
    void heard() {
        extend();
        int notesAt = latestLongest(sameNotes);
        int intervalsAt = latestLongest(sameIntervals);
        int notes = notesAt < 0 ? 0 : sameNotes[notesAt];
        int intervals = intervalsAt < 0 ? 0 : sameIntervals[intervalsAt];
        boolean transposed = intervals > notes + TRANSPOSED_MUST_EXCEED_BY;
        length = transposed ? intervals : notes;
        at = length == 0 ? NONE : transposed ? intervalsAt : notesAt;
    }

    /// How many notes the run has; 0 if there is none.
    int length() {
        return length;
    }

    /// The last note of the run when it was heard before.
    int at() {
        return at;
    }

    /// Each place goes on where the one before it stood a note ago.
    private void extend() {
        int last = memory.count() - 1;
        int newPitch = memory.pitch(last);
        int interval = last == 0 ? 0 : newPitch - memory.pitch(last - 1);
        for (int i = last - 1; i > 0; i--) {
            int pitch = memory.pitch(i);
            sameNotes[i] = (short) (pitch == newPitch ? sameNotes[i - 1] + 1 : 0);
            sameIntervals[i] = (short) (pitch - memory.pitch(i - 1) == interval ? sameIntervals[i - 1] + 1 : 0);
        }
        if (last > 0) {
            sameNotes[0] = (short) (memory.pitch(0) == newPitch ? 1 : 0);
            sameIntervals[0] = 0;
        }
    }

    /// The latest of the places before the last note whose run is longest.
    private int latestLongest(short[] runs) {
        int longest = 0;
        int found = NONE;
        for (int i = 0; i < memory.count() - 1; i++) {
            if (runs[i] >= longest) {
                longest = runs[i];
                found = i;
            }
        }
        return found;
    }
}
