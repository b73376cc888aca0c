package continuo.generate;

import continuo.encoding.Encoding;
import java.util.Arrays;

/// What somebody who plays at the same time leaves room for: which keys are his, how loud he is, how many notes there
/// is room for, which chord he holds. All but the chord are limits that no note drawn ever breaks. One thread owns it,
/// with its [Continuation]. Nothing here allocates after construction.
public final class Leeway {

    /// No limit to how many notes begin within a beat.
    public static final int ANY = Integer.MAX_VALUE;

    private static final int LOUDEST = 127;
    private static final int CLASSES = 12;

    /// How much likelier a tone of the chord is than it was, as a logit: nearly three times.
    private static final float TO_TONE = 1;

    /// How much likelier a chord is for each tone that it has in common with the one that is held.
    private static final float TO_CHORD = 2;

    /// The chords that the network draws are majors, minors, diminished and sevenths, each kind by its root.
    private static final int[] TONES = {0b10010001, 0b10001001, 0b1001001, 0b10010010001};

    private final boolean[] closed = new boolean[Encoding.PITCHES];
    private boolean anyClosed;
    private int loudest;
    private int mostABeat;
    private int chord;

    Leeway() {
        clear();
    }

    /// Nobody else plays.
    public void clear() {
        openKeys();
        loudest = LOUDEST;
        mostABeat = ANY;
        chord = 0;
    }

    /// All keys are free.
    public void openKeys() {
        if (anyClosed) {
            Arrays.fill(closed, false);
            anyClosed = false;
        }
    }

    /// These keys are somebody else's, as far as there are such.
    public void close(int lowest, int highest) {
        for (int key = Math.max(0, lowest); key <= Math.min(highest, Encoding.PITCHES - 1); key++) {
            closed[key] = true;
            anyClosed = true;
        }
    }

    /// No note is louder, but for the softest there is.
    public void loudest(int velocity) {
        loudest = velocity;
    }

    /// No more notes than this begin within any beat.
    public void mostABeat(int notes) {
        mostABeat = notes;
    }

    /// What is drawn leans to this chord.
    ///
    /// @param pitchClasses a bit for each, C the lowest; 0 for no chord
    public void chord(int pitchClasses) {
        chord = pitchClasses;
    }

    /// Whether a key is free.
    public boolean isOpen(int key) {
        return !closed[key];
    }

    int loudest() {
        return loudest;
    }

    int mostABeat() {
        return mostABeat;
    }

    /// Makes keys likelier that belong to the chord where they sound `transpose` semitones higher.
    void leanPitches(float[] logits, int transpose) {
        for (int key = 0; chord != 0 && key < Encoding.PITCHES; key++) {
            if ((chord >> Math.floorMod(key + transpose, CLASSES) & 1) != 0) {
                logits[key] += TO_TONE;
            }
        }
    }

    /// Makes chords likelier that are like the one that is held where they sound `transpose` semitones higher.
    void leanChords(float[] logits, int chords, int transpose) {
        for (int n = 0; chord != 0 && n < chords; n++) {
            int root = Math.floorMod(n + transpose, CLASSES);
            int tones = TONES[n / CLASSES] << root;
            int of = (tones | tones >> CLASSES) & 0xFFF;
            logits[n] += TO_CHORD * (Integer.bitCount(of & chord) - Integer.bitCount(of & ~chord));
        }
    }
}
