package continuo.encoding;

import java.util.Arrays;

/// What followed when the notes heard last were heard the last time, at the same pitches or transposed: the longest
/// run of latest notes that was heard before is looked up, and the note after it is what a repetition would bring.
///
/// A passage that has just come twice is not told a third time: left alone with its own repetitions a network follows
/// them for ever, and what it plays circles.
///
/// Played music repeats itself note for note far more often than an LSTM can remember. The idea is that of Pachet's
/// Continuator ("The Continuator: Musical Interaction With Style", ICMC 2002) and of the match model in Mahoney's
/// PAQ compressors; the network learns how far to follow. One thread owns a reprise. Nothing here allocates after
/// construction.
final class Reprise {

    /// How far back it looks, in notes: from half as many on, when the older half is forgotten.
    static final int MOST_NOTES = 4096;

    /// Runs are told apart by the class of their length; [#run] is below it.
    static final int RUNS = 10;

    private static final int[] LEAST_OF_RUN = {1, 2, 3, 4, 6, 8, 12, 16, 24, 40};
    private static final int LONGEST_TOLD = 40;
    private static final int MORE_THAN_TWICE = 2;
    private static final int TRANSPOSED_MUST_EXCEED_BY = 1;
    private static final byte UNKNOWN = -1;
    private static final int NONE = -1;

    private final byte[] pitches = new byte[MOST_NOTES];
    private final byte[] velocityBins = new byte[MOST_NOTES];
    private final short[] onsetBins = new short[MOST_NOTES];
    private final byte[] lengthBins = new byte[MOST_NOTES];
    /// How many notes up to each are the same as the latest, and how many intervals.
    private final short[] sameNotes = new short[MOST_NOTES];

    private final short[] sameIntervals = new short[MOST_NOTES];
    private final int[] latestOf = new int[Encoding.PITCHES];
    private final long[] onsetOf = new long[Encoding.PITCHES];
    private final long[] endOf = new long[Encoding.PITCHES];
    private int count;
    private long now;

    private int run;
    private int pitch;
    private int next;

    Reprise() {
        reset();
    }

    void reset() {
        count = 0;
        run = NONE;
        Arrays.fill(latestOf, NONE);
    }

    /// Becomes equal to `other`.
    void copyFrom(Reprise other) {
        System.arraycopy(other.pitches, 0, pitches, 0, other.count);
        System.arraycopy(other.velocityBins, 0, velocityBins, 0, other.count);
        System.arraycopy(other.onsetBins, 0, onsetBins, 0, other.count);
        System.arraycopy(other.lengthBins, 0, lengthBins, 0, other.count);
        System.arraycopy(other.sameNotes, 0, sameNotes, 0, other.count);
        System.arraycopy(other.sameIntervals, 0, sameIntervals, 0, other.count);
        System.arraycopy(other.latestOf, 0, latestOf, 0, Encoding.PITCHES);
        System.arraycopy(other.onsetOf, 0, onsetOf, 0, Encoding.PITCHES);
        System.arraycopy(other.endOf, 0, endOf, 0, Encoding.PITCHES);
        count = other.count;
        now = other.now;
        run = other.run;
        pitch = other.pitch;
        next = other.next;
    }

    /// A note begins; its end may be still unknown. Afterwards the rest tells what a repetition would bring.
    void note(int newPitch, int velocityBin, int onsetBin, long onsetTick, long endTick) {
        if (count == MOST_NOTES) {
            forgetOlderHalf();
        }
        endLatestOf(newPitch, onsetTick);
        int interval = count == 0 ? 0 : newPitch - pitches[count - 1];
        extendRuns((byte) newPitch, interval);
        pitches[count] = (byte) newPitch;
        velocityBins[count] = (byte) velocityBin;
        onsetBins[count] = (short) onsetBin;
        lengthBins[count] = UNKNOWN;
        latestOf[newPitch] = count;
        onsetOf[newPitch] = onsetTick;
        endOf[newPitch] = endTick;
        now = onsetTick;
        count++;
        choose();
    }

    /// The note at `releasedPitch` ends at `tick`, if it does not before.
    void release(int releasedPitch, long tick) {
        endOf[releasedPitch] = Math.min(endOf[releasedPitch], tick);
    }

    /// The class of the length of the run, `[0, RUNS)`; -1 if nothing is repeated, and then nothing else is told.
    int run() {
        return run;
    }

    int pitch() {
        return pitch;
    }

    int onsetBin() {
        return onsetBins[next];
    }

    int velocityBin() {
        return velocityBins[next];
    }

    /// -1 if the note sounded still when the latest note began.
    int lengthBin() {
        int p = pitches[next];
        if (latestOf[p] != next) {
            return lengthBins[next];
        }
        return endOf[p] <= now ? Encoding.lengthBin(endOf[p] - onsetOf[p]) : UNKNOWN;
    }

    private void endLatestOf(int struck, long tick) {
        int latest = latestOf[struck];
        if (latest != NONE) {
            lengthBins[latest] = (byte) Encoding.lengthBin(Math.min(endOf[struck], tick) - onsetOf[struck]);
        }
    }

    /// Each place goes on where the one before it stood a note ago.
    private void extendRuns(byte newPitch, int interval) {
        for (int i = count - 1; i > 0; i--) {
            sameNotes[i] = (short) (pitches[i] == newPitch ? sameNotes[i - 1] + 1 : 0);
            sameIntervals[i] = (short) (pitches[i] - pitches[i - 1] == interval ? sameIntervals[i - 1] + 1 : 0);
        }
        if (count > 0) {
            sameNotes[0] = (short) (pitches[0] == newPitch ? 1 : 0);
            sameIntervals[0] = 0;
        }
    }

    /// The latest of the longest runs.
    private void choose() {
        int notesAt = latestLongest(sameNotes);
        int intervalsAt = latestLongest(sameIntervals);
        int notes = notesAt < 0 ? 0 : sameNotes[notesAt];
        int intervals = intervalsAt < 0 ? 0 : sameIntervals[intervalsAt];
        boolean transposed = intervals > notes + TRANSPOSED_MUST_EXCEED_BY;
        int at = transposed ? intervalsAt : notesAt;
        int length = transposed ? intervals : notes;
        int period = count - 1 - at;
        run = NONE;
        if (length > 0 && length <= period + MORE_THAN_TWICE) {
            next = at + 1;
            pitch = pitches[next] + pitches[count - 1] - pitches[at];
            run = pitch >= 0 && pitch < Encoding.PITCHES ? runOf(length) : NONE;
        }
    }

    /// The latest of the places before the last note whose run is longest.
    private int latestLongest(short[] runs) {
        int longest = 0;
        int at = NONE;
        for (int i = 0; i < count - 1; i++) {
            if (runs[i] >= longest) {
                longest = runs[i];
                at = i;
            }
        }
        return at;
    }

    private static int runOf(int length) {
        int told = Math.min(length, LONGEST_TOLD);
        int run = 0;
        while (run + 1 < RUNS && LEAST_OF_RUN[run + 1] <= told) {
            run++;
        }
        return run;
    }

    private void forgetOlderHalf() {
        int half = MOST_NOTES / 2;
        System.arraycopy(pitches, half, pitches, 0, half);
        System.arraycopy(velocityBins, half, velocityBins, 0, half);
        System.arraycopy(onsetBins, half, onsetBins, 0, half);
        System.arraycopy(lengthBins, half, lengthBins, 0, half);
        System.arraycopy(sameNotes, half, sameNotes, 0, half);
        System.arraycopy(sameIntervals, half, sameIntervals, 0, half);
        for (int p = 0; p < Encoding.PITCHES; p++) {
            latestOf[p] = Math.max(NONE, latestOf[p] - half);
        }
        count = half;
    }
}
