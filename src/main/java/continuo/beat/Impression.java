package continuo.beat;

import java.util.Arrays;

/// What was heard at one onset, the keys of a chord together, as numbers for [EvidenceNetwork]: how long since the
/// last onset and until the next, how many keys, how low, how high, how loud, beside what went before; how new the
/// harmony is.
public final class Impression {

    /// How many numbers.
    public static final int SIZE = 64;

    private static final int PITCHES = 128;
    private static final int CLASSES = 12;
    private static final int WAITS = 13;
    private static final double SHORTEST = Math.log(0.06);
    private static final double WAIT_WIDTH = 0.3; // ln
    private static final int LONG_WAITS = 6;
    private static final double SHORTEST_LONG = Math.log(0.2);
    private static final double LONG_WIDTH = 0.5; // ln
    private static final double HARMONY_SECONDS = 1.0;
    private static final double BASS_SECONDS = 1.5;
    private static final float LOUDNESS_KEPT = 0.9f;

    private final float[] harmony = new float[CLASSES];
    private final boolean[] struck = new boolean[PITCHES];
    private final boolean[] struckBefore = new boolean[PITCHES];
    private final float[] chord = new float[CLASSES];
    private int keys;
    private int lowest;
    private int highest;
    private int loudest;
    private int lowestBefore;
    private int highestBefore;
    private float loudness;
    private float density;
    private float bass; // about the lowest pitch lately
    private double seconds;
    private double secondsBefore;
    private final boolean[] held = new boolean[PITCHES];
    private double lastBass;
    private double lastChord;
    private double lastLoud;
    private int sounding;
    private int soundingAtOnset;
    private int onsets;

    public Impression() {
        reset();
    }

    public void reset() {
        Arrays.fill(harmony, 0);
        Arrays.fill(struck, false);
        Arrays.fill(struckBefore, false);
        onsets = 0;
        Arrays.fill(held, false);
        sounding = 0;
        keys = 0;
        lastBass = Double.NEGATIVE_INFINITY;
        lastChord = Double.NEGATIVE_INFINITY;
        lastLoud = Double.NEGATIVE_INFINITY;
    }

    /// An onset begins; [#describe] has told of the one before.
    public void begin(double atSeconds) {
        secondsBefore = onsets == 0 ? atSeconds - 1 : seconds;
        seconds = atSeconds;
        System.arraycopy(struck, 0, struckBefore, 0, PITCHES);
        Arrays.fill(struck, false);
        Arrays.fill(chord, 0);
        lowestBefore = onsets == 0 ? 60 : lowest;
        highestBefore = onsets == 0 ? 60 : highest;
        soundingAtOnset = sounding;
        keys = 0;
        lowest = PITCHES;
        highest = -1;
        loudest = 0;
        onsets++;
    }

    public void add(int pitch, int velocity) {
        struck[pitch] = true;
        chord[pitch % CLASSES] = 1;
        keys++;
        sounding += held[pitch] ? 0 : 1;
        held[pitch] = true;
        lowest = Math.min(lowest, pitch);
        highest = Math.max(highest, pitch);
        loudest = Math.max(loudest, velocity);
    }

    public void release(int pitch) {
        sounding -= held[pitch] ? 1 : 0;
        held[pitch] = false;
    }

    /// Writes down the onset that has begun last, now that the next is known, and takes it into what went before.
    public void describe(double nextSeconds, float[] into) {
        double before = seconds - secondsBefore;
        double after = nextSeconds - seconds;
        waits(into, 0, before);
        waits(into, WAITS, after);
        if (onsets == 1) {
            loudness = loudest;
            bass = lowest;
            density = keys;
        }
        int at = 2 * WAITS;
        into[at++] = Math.min(keys, 6) / 3f - 1;
        into[at++] = keys - density;
        into[at++] = (lowest - 60) / 20f;
        into[at++] = (highest - 60) / 20f;
        into[at++] = (loudest - loudness) / 15f;
        into[at++] = (lowest - bass) / 12f;
        into[at++] = lowest <= bass + 2 ? 1 : 0;
        into[at++] = Math.clamp((lowest - lowestBefore) / 12f, -2f, 2f);
        into[at++] = Math.clamp((highest - highestBefore) / 12f, -2f, 2f);
        into[at++] = novelty();
        into[at++] = repeated();
        into[at++] = Math.min(soundingAtOnset, 6) / 3f - 1;
        into[at++] = lowest < lowestBefore - 6 ? 1 : 0;
        into[at++] = (float) Math.clamp(Math.log(after / before), -2, 2);
        into[at++] = keys > 1 ? 1 : 0;
        into[at++] = highest - lowest > 16 ? 1 : 0;
        into[at++] = lowest == lowestBefore ? 1 : 0;
        into[at++] = (float) Math.clamp(2 * after, 0, 3);
        into[at++] = stillHeld();
        into[at++] = loudest < 1 ? 0 : (loudest - 64) / 32f;
        boolean low = lowest <= bass + 3;
        boolean loud = loudest > loudness + 4;
        since(into, at, low ? seconds - lastBass : -1);
        since(into, at + LONG_WAITS, keys > 2 ? seconds - lastChord : -1);
        since(into, at + 2 * LONG_WAITS, loud ? seconds - lastLoud : -1);
        lastBass = low ? seconds : lastBass;
        lastChord = keys > 2 ? seconds : lastChord;
        lastLoud = loud ? seconds : lastLoud;
        remember(after);
    }

    private static void waits(float[] into, int from, double seconds) {
        double x = (Math.log(Math.max(seconds, 1e-3)) - SHORTEST) / WAIT_WIDTH;
        x = Math.clamp(x, 0, WAITS - 1);
        for (int n = 0; n < WAITS; n++) {
            into[from + n] = (float) Math.max(0, 1 - Math.abs(x - n));
        }
    }

    /// How long ago something was, coarsely; nothing where it is not now.
    private static void since(float[] into, int from, double ago) {
        double x = Math.clamp((Math.log(Math.max(ago, 1e-3)) - SHORTEST_LONG) / LONG_WIDTH, 0, LONG_WAITS - 1);
        for (int n = 0; n < LONG_WAITS; n++) {
            into[from + n] = ago < 0 ? 0 : (float) Math.max(0, 1 - Math.abs(x - n));
        }
    }

    private float stillHeld() {
        int of = 0;
        for (int pitch = lowest; pitch <= highest; pitch++) {
            of += struck[pitch] && held[pitch] ? 1 : 0;
        }
        return (float) of / Math.max(1, keys);
    }

    private float novelty() {
        float both = 0;
        float ofHarmony = 1e-6f;
        float ofChord = 1e-6f;
        for (int n = 0; n < CLASSES; n++) {
            both += harmony[n] * chord[n];
            ofHarmony += harmony[n] * harmony[n];
            ofChord += chord[n] * chord[n];
        }
        return 1 - both / (float) Math.sqrt(ofHarmony * ofChord);
    }

    private float repeated() {
        int same = 0;
        for (int pitch = lowest; pitch <= highest; pitch++) {
            same += struck[pitch] && struckBefore[pitch] ? 1 : 0;
        }
        return (float) same / Math.max(1, keys);
    }

    private void remember(double after) {
        float kept = (float) Math.exp(-after / HARMONY_SECONDS);
        for (int n = 0; n < CLASSES; n++) {
            harmony[n] = (harmony[n] + chord[n]) * kept;
        }
        loudness = LOUDNESS_KEPT * loudness + (1 - LOUDNESS_KEPT) * loudest;
        density = LOUDNESS_KEPT * density + (1 - LOUDNESS_KEPT) * keys;
        bass = Math.min(bass, lowest);
        bass += (lowest - bass) * (float) (1 - Math.exp(-after / BASS_SECONDS));
    }
}
