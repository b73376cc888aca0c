package continuo.encoding;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The tables of the encoding and the layout of the network's input and of what its heads read.
///
/// Onset bins count the ticks from one onset to the next: every tick to 2 beats, every 2nd to 4, every 6th to 8, every
/// 24th to 16 beats, and no further: a longer silence is heard as 16 beats. Length bins are close to logarithmic and
/// hold every plain and dotted value from a 32nd to 16 beats, and the triplets to the breve. Velocity bins are 4 wide.
public final class Encoding {

    /// Written into every model file; a change to anything in this class makes it one more.
    public static final int VERSION = 5;

    public static final int PITCHES = 128;
    public static final int VELOCITY_BINS = 32;

    private static final int VELOCITIES_PER_BIN = 128 / VELOCITY_BINS;

    private static final int[] ONSET_TICKS = ladder(0, new int[][] {{96, 1}, {192, 2}, {384, 6}, {768, 24}});
    private static final int[] LENGTH_TICKS = with(
            ladder(1, new int[][] {{12, 1}, {24, 2}, {48, 3}, {96, 6}, {192, 12}, {384, 24}, {768, 48}}), 32, 64, 128);

    private static final short[] ONSET_BIN_OF = nearest(ONSET_TICKS);
    private static final short[] LENGTH_BIN_OF = nearest(LENGTH_TICKS);

    public static final int ONSET_BINS = ONSET_TICKS.length;
    public static final int LENGTH_BINS = LENGTH_TICKS.length;

    /// The longest silence and the longest note the network knows, 16 beats.
    public static final int MAX_TICKS = 768;

    /// So many bars ago progressions of chords tend to have been where they are now.
    static final int[] CHORD_LAGS = {4, 8};

    /// Where each part begins in the network's input, and its size.
    public static final int PITCH_INPUT = 0;

    public static final int ONSET_INPUT = PITCH_INPUT + PITCHES;
    public static final int VELOCITY_INPUT = ONSET_INPUT + ONSET_BINS;
    public static final int SOUNDING_INPUT = VELOCITY_INPUT + VELOCITY_BINS;
    public static final int REPETITION_INPUT = SOUNDING_INPUT + PITCHES;
    public static final int ENDED_INPUT = REPETITION_INPUT + Reprise.KINDS;
    public static final int PHASE_INPUT = ENDED_INPUT + LENGTH_BINS;
    public static final int BAR_INPUT = PHASE_INPUT + Pulse.PHASES;
    public static final int CHORD_INPUT = BAR_INPUT + Bar.PLACES;
    public static final int CHORD_AGE_INPUT = CHORD_INPUT + Harmony.CHORDS;
    public static final int INPUTS = CHORD_AGE_INPUT + Harmony.AGES;

    /// Where each part begins in the condition that the heads read beside the LSTM's output. First what kind of
    /// repetition there is, and the note that it would bring, see [Reprise]; when the notes that sound will
    /// end, as onsets from the last one; where in the beat and in the bar the last onset was, see [Pulse] and
    /// [Bar]; the chord and for how long, see [Harmony]; when the next onset came one bar ago and two, see
    /// [Lookback]; the outer voices, see [Voices]; how far the end is, see [Ending]; what the playing has been
    /// like, see [Texture]. Then the next onset, whether it is about that of the repetition, where in the beat
    /// and in the bar it is, the keys that still sound at it, and the lengths that would end with them; what
    /// began at that place one bar ago and two; which chords there were [#CHORD_LAGS] bars ago. Then the chord
    /// of its beat; the next pitch, and whether it is that of the repetition; its length, and whether it is. A
    /// head reads what is known by its turn, which is always a beginning of it: see [Head#conditions()].
    public static final int REPETITION_CONDITION = 0;

    public static final int REPEATED_ONSET_CONDITION = REPETITION_CONDITION + Reprise.KINDS;
    public static final int REPEATED_PITCH_CONDITION = REPEATED_ONSET_CONDITION + ONSET_BINS;
    public static final int REPEATED_LENGTH_CONDITION = REPEATED_PITCH_CONDITION + PITCHES;
    public static final int REPEATED_VELOCITY_CONDITION = REPEATED_LENGTH_CONDITION + LENGTH_BINS;
    public static final int ENDS_CONDITION = REPEATED_VELOCITY_CONDITION + VELOCITY_BINS;
    public static final int LAST_PHASE_CONDITION = ENDS_CONDITION + ONSET_BINS;
    public static final int LAST_BAR_CONDITION = LAST_PHASE_CONDITION + Pulse.PHASES;
    public static final int CHORD_CONDITION = LAST_BAR_CONDITION + Bar.PLACES;
    public static final int CHORD_AGE_CONDITION = CHORD_CONDITION + Harmony.CHORDS;
    public static final int BARS_AGO_ONSET_CONDITION = CHORD_AGE_CONDITION + Harmony.AGES;
    public static final int VOICES_CONDITION = BARS_AGO_ONSET_CONDITION + Lookback.BARS.length * ONSET_BINS;
    public static final int LEFT_CONDITION = VOICES_CONDITION + Voices.SIZE;
    public static final int TEXTURE_CONDITION = LEFT_CONDITION + Ending.CLASSES;
    public static final int ONSET_CONDITION = TEXTURE_CONDITION + Texture.SIZE;
    public static final int ONSET_REPEATS_CONDITION = ONSET_CONDITION + ONSET_BINS;
    public static final int PHASE_CONDITION = ONSET_REPEATS_CONDITION + 1;
    public static final int BAR_CONDITION = PHASE_CONDITION + Pulse.PHASES;
    public static final int SOUNDING_CONDITION = BAR_CONDITION + Bar.PLACES;
    public static final int TOGETHER_CONDITION = SOUNDING_CONDITION + PITCHES;
    public static final int BARS_AGO_PITCHES_CONDITION = TOGETHER_CONDITION + LENGTH_BINS;
    public static final int BARS_AGO_CHORDS_CONDITION = BARS_AGO_PITCHES_CONDITION + Lookback.BARS.length * PITCHES;
    public static final int PLANNED_CHORD_CONDITION = BARS_AGO_CHORDS_CONDITION + CHORD_LAGS.length * Harmony.CHORDS;
    public static final int PITCH_CONDITION = PLANNED_CHORD_CONDITION + Harmony.CHORDS;
    public static final int PITCH_REPEATS_CONDITION = PITCH_CONDITION + PITCHES;
    public static final int LENGTH_CONDITION = PITCH_REPEATS_CONDITION + 1;
    public static final int LENGTH_REPEATS_CONDITION = LENGTH_CONDITION + LENGTH_BINS;
    public static final int CONDITIONS = LENGTH_REPEATS_CONDITION + 1;

    private Encoding() {}

    /// The bin nearest to `ticks` after the onset before; below 0 counts as 0, more than 16 beats as 16 beats.
    public static int onsetBin(long ticks) {
        return ONSET_BIN_OF[clamp(ticks)];
    }

    public static int onsetTicks(int bin) {
        return ONSET_TICKS[bin];
    }

    /// The lowest bin that stands for `ticks` or more; [#ONSET_BINS] if there is none.
    public static int firstOnsetBinNotBefore(long ticks) {
        int found = Arrays.binarySearch(ONSET_TICKS, Math.clamp(ticks, -1, MAX_TICKS + 1));
        return found >= 0 ? found : -found - 1;
    }

    /// The bin nearest to a length of `ticks`; less than 1 counts as 1, more than 16 beats as 16 beats.
    public static int lengthBin(long ticks) {
        return LENGTH_BIN_OF[clamp(ticks)];
    }

    public static int lengthTicks(int bin) {
        return LENGTH_TICKS[bin];
    }

    public static int velocityBin(int velocity) {
        return velocity / VELOCITIES_PER_BIN;
    }

    /// The middle of the bin, never 0.
    public static int velocity(int bin) {
        return bin * VELOCITIES_PER_BIN + VELOCITIES_PER_BIN / 2;
    }

    private static int clamp(long ticks) {
        return Math.clamp(ticks, 0, MAX_TICKS);
    }

    /// Ticks from `first` on, in steps that widen: each stage is the last tick of its step and the step.
    private static int[] ladder(int first, int[][] stages) {
        int[] ticks = new int[MAX_TICKS];
        int count = 0;
        ticks[count++] = first;
        for (int[] stage : stages) {
            for (int tick = ticks[count - 1] + stage[1]; tick <= stage[0]; tick += stage[1]) {
                ticks[count++] = tick;
            }
        }
        return Arrays.copyOf(ticks, count);
    }

    private static int[] with(int[] ladder, int... more) {
        return IntStream.concat(Arrays.stream(ladder), Arrays.stream(more))
                .sorted()
                .toArray();
    }

    /// For every number of ticks the bin nearest to it, the lower of two equally near.
    private static short[] nearest(int[] ticksOf) {
        short[] binOf = new short[MAX_TICKS + 1];
        int bin = 0;
        for (int ticks = 0; ticks <= MAX_TICKS; ticks++) {
            while (bin + 1 < ticksOf.length && Math.abs(ticksOf[bin + 1] - ticks) < Math.abs(ticksOf[bin] - ticks)) {
                bin++;
            }
            binOf[ticks] = (short) bin;
        }
        return binOf;
    }
}
