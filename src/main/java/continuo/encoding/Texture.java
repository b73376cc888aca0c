package continuo.encoding;

import java.util.Arrays;

/// What the playing has been like for the last hundred notes or so: how often each pitch class came, how dense, how
/// full, how low, how high and how loud it was. An LSTM forgets that within a few bars; told, it keeps to it, so that
/// what it plays neither leaves the key nor thins out.
///
/// All are means in which a note of [#NOTES] notes ago weighs a third of the latest. One thread owns it. Nothing here
/// allocates after construction.
final class Texture {

    /// How many of the conditions are one when something has been heard.
    static final int MOST_TOLD = 12 + 5;

    private static final double NOTES = 128;
    private static final double KEPT = 1 - 1 / NOTES;
    private static final int CLASSES = 12;
    private static final long TOGETHER_TICKS = 2;
    private static final long LONGEST_WAIT = 192;

    /// A pitch class is told when it has the least share, and by how many of the others it exceeds.
    private static final double[] SHARES = {0.01, 0.05, 0.1, 0.18};

    private static final int WAITS = 16;
    private static final int FULLNESSES = 8;
    private static final int REGISTERS = 32;
    private static final int PITCHES_PER_REGISTER = Encoding.PITCHES / REGISTERS;
    private static final int LOUDNESSES = 16;
    private static final int VELOCITY_BINS_PER_LOUDNESS = Encoding.VELOCITY_BINS / LOUDNESSES;

    private static final int WAIT = CLASSES * SHARES.length;
    private static final int FULLNESS = WAIT + WAITS;
    private static final int LOW = FULLNESS + FULLNESSES;
    private static final int HIGH = LOW + REGISTERS;
    private static final int LOUDNESS = HIGH + REGISTERS;

    /// How many conditions there are.
    static final int SIZE = LOUDNESS + LOUDNESSES;

    private final double[] classes = new double[CLASSES];
    private double notes;
    private double waits;
    private double together;
    private double lowNotes;
    private double lowPitches;
    private double highNotes;
    private double highPitches;
    private double velocityBins;

    void reset() {
        Arrays.fill(classes, 0);
        notes = 0;
        waits = 0;
        together = 0;
        lowNotes = 0;
        lowPitches = 0;
        highNotes = 0;
        highPitches = 0;
        velocityBins = 0;
    }

    void copyFrom(Texture other) {
        System.arraycopy(other.classes, 0, classes, 0, CLASSES);
        notes = other.notes;
        waits = other.waits;
        together = other.together;
        lowNotes = other.lowNotes;
        lowPitches = other.lowPitches;
        highNotes = other.highNotes;
        highPitches = other.highPitches;
        velocityBins = other.velocityBins;
    }

    /// A note begins.
    ///
    /// @param waited ticks since the onset before
    /// @param lowest whether no key below it sounds
    /// @param highest whether no key above it sounds
    void note(int pitch, int velocityBin, long waited, boolean lowest, boolean highest) {
        for (int i = 0; i < CLASSES; i++) {
            classes[i] *= KEPT;
        }
        classes[pitch % CLASSES]++;
        notes = notes * KEPT + 1;
        waits = waits * KEPT + Math.min(waited, LONGEST_WAIT);
        together = together * KEPT + (waited <= TOGETHER_TICKS ? 1 : 0);
        velocityBins = velocityBins * KEPT + velocityBin;
        lowNotes = lowNotes * KEPT + (lowest ? 1 : 0);
        lowPitches = lowPitches * KEPT + (lowest ? pitch : 0);
        highNotes = highNotes * KEPT + (highest ? 1 : 0);
        highPitches = highPitches * KEPT + (highest ? pitch : 0);
    }

    /// Adds the conditions that are one to `target` at `count`, each plus `offset`. Returns the new count.
    int tell(int[] target, int count, int offset) {
        if (notes == 0) {
            return count;
        }
        int next = count;
        for (int i = 0; i < CLASSES; i++) {
            int exceeded = exceeded(classes[i] / notes);
            if (exceeded > 0) {
                target[next++] = offset + i * SHARES.length + exceeded - 1;
            }
        }
        double wait = 2 * Math.log1p(waits / notes) / Math.log(2); // half octaves
        target[next++] = offset + WAIT + Math.min(WAITS - 1, (int) wait);
        target[next++] = offset + FULLNESS + Math.min(FULLNESSES - 1, (int) (FULLNESSES * together / notes));
        if (lowNotes > 0) {
            target[next++] = offset + LOW + (int) (lowPitches / lowNotes) / PITCHES_PER_REGISTER;
        }
        if (highNotes > 0) {
            target[next++] = offset + HIGH + (int) (highPitches / highNotes) / PITCHES_PER_REGISTER;
        }
        target[next++] = offset + LOUDNESS + (int) (velocityBins / notes) / VELOCITY_BINS_PER_LOUDNESS;
        return next;
    }

    private static int exceeded(double share) {
        int exceeded = 0;
        while (exceeded < SHARES.length && share >= SHARES[exceeded]) {
            exceeded++;
        }
        return exceeded;
    }
}
