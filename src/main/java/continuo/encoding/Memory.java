package continuo.encoding;

import java.util.Arrays;

/// The notes heard, in the order in which they were, as far back as [Reprise] looks. The oldest has the number 0; where
/// the older half is forgotten, the numbers of the others fall. One thread owns a memory. Nothing here allocates after
/// construction.
public final class Memory {

    /// How far back it goes, in notes: from half as many on, when the older half is forgotten.
    static final int MOST_NOTES = 4096;

    static final byte UNKNOWN = -1;

    private static final int NONE = -1;

    private final byte[] pitches = new byte[MOST_NOTES];
    private final byte[] velocityBins = new byte[MOST_NOTES];
    private final byte[] lengthBins = new byte[MOST_NOTES];
    private final long[] onsetTicks = new long[MOST_NOTES];
    private final int[] latestOf = new int[Encoding.PITCHES];
    private final long[] endOf = new long[Encoding.PITCHES];
    private int count;

    Memory() {
        reset();
    }

    void reset() {
        count = 0;
        Arrays.fill(latestOf, NONE);
    }

    /// Becomes equal to `other`.
    void copyFrom(Memory other) {
        count = other.count;
        System.arraycopy(other.pitches, 0, pitches, 0, count);
        System.arraycopy(other.velocityBins, 0, velocityBins, 0, count);
        System.arraycopy(other.lengthBins, 0, lengthBins, 0, count);
        System.arraycopy(other.onsetTicks, 0, onsetTicks, 0, count);
        System.arraycopy(other.latestOf, 0, latestOf, 0, Encoding.PITCHES);
        System.arraycopy(other.endOf, 0, endOf, 0, Encoding.PITCHES);
    }

    boolean isFull() {
        return count == MOST_NOTES;
    }

    /// Makes room for as many notes as it returns; every number of a note falls by that.
    int forgetOlderHalf() {
        int half = MOST_NOTES / 2;
        System.arraycopy(pitches, half, pitches, 0, half);
        System.arraycopy(velocityBins, half, velocityBins, 0, half);
        System.arraycopy(lengthBins, half, lengthBins, 0, half);
        System.arraycopy(onsetTicks, half, onsetTicks, 0, half);
        for (int p = 0; p < Encoding.PITCHES; p++) {
            latestOf[p] = Math.max(NONE, latestOf[p] - half);
        }
        count = half;
        return half;
    }

    /// A note begins; its end may be still unknown.
    void add(int pitch, int velocityBin, long onsetTick, long endTick) {
        int before = latestOf[pitch];
        if (before != NONE) {
            lengthBins[before] = (byte) Encoding.lengthBin(Math.min(endOf[pitch], onsetTick) - onsetTicks[before]);
        }
        pitches[count] = (byte) pitch;
        velocityBins[count] = (byte) velocityBin;
        lengthBins[count] = UNKNOWN;
        onsetTicks[count] = onsetTick;
        latestOf[pitch] = count;
        endOf[pitch] = endTick;
        count++;
    }

    /// The note at `pitch` ends at `tick`, if it does not before.
    void release(int pitch, long tick) {
        endOf[pitch] = Math.min(endOf[pitch], tick);
    }

    public int count() {
        return count;
    }

    public int pitch(int note) {
        return pitches[note];
    }

    public int velocityBin(int note) {
        return velocityBins[note];
    }

    public long onsetTick(int note) {
        return onsetTicks[note];
    }

    /// [#UNKNOWN] if the note sounded still when the latest note began.
    int lengthBin(int note) {
        int p = pitches[note];
        if (latestOf[p] != note) {
            return lengthBins[note];
        }
        return endOf[p] <= onsetTicks[count - 1] ? Encoding.lengthBin(endOf[p] - onsetTicks[note]) : UNKNOWN;
    }

    /// The length in ticks, as near as its bin comes; of a key that is down the longest.
    public long lengthTicks(int note) {
        int p = pitches[note];
        int bin = latestOf[p] == note ? Encoding.lengthBin(endOf[p] - onsetTicks[note]) : lengthBins[note];
        return Encoding.lengthTicks(bin);
    }
}
