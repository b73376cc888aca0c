package continuo.encoding;

import static continuo.encoding.Encoding.MAX_TICKS;
import static continuo.encoding.Encoding.PITCHES;

import java.util.Arrays;

/// Turns notes, as they come, into what the network reads; keeps what is sounding and when the last onset was.
///
/// Both the network's input and the heads' condition are sparse: mostly zeros, and ones at the numbers given by
/// [#inputs] and [#conditions]. One thread owns an encoder. Nothing here allocates after construction.
public final class Encoder {

    /// The end of a note whose key is still down.
    public static final long STILL_SOUNDING = Long.MAX_VALUE;

    // Invariant: pitch p sounds at tick t, for every t not before the last onset, exactly when endTicks[p] > t.
    private final long[] endTicks = new long[PITCHES];
    private final int[] inputs = new int[3 + PITCHES];
    private int inputCount;
    private final int[] conditions = new int[3 + PITCHES];
    private int conditionCount;
    private long lastOnsetTick;
    private boolean begun;

    public Encoder() {
        reset();
    }

    /// Forgets everything: the next note is the first of a piece.
    public void reset() {
        Arrays.fill(endTicks, Long.MIN_VALUE);
        inputCount = 0;
        conditionCount = 0;
        lastOnsetTick = 0;
        begun = false;
    }

    /// Becomes equal to `other`.
    public void copyFrom(Encoder other) {
        System.arraycopy(other.endTicks, 0, endTicks, 0, PITCHES);
        System.arraycopy(other.inputs, 0, inputs, 0, other.inputCount);
        System.arraycopy(other.conditions, 0, conditions, 0, other.conditionCount);
        inputCount = other.inputCount;
        conditionCount = other.conditionCount;
        lastOnsetTick = other.lastOnsetTick;
        begun = other.begun;
    }

    /// A note begins. Afterwards [#inputs] tells what the network reads at it. `endTick` is [#STILL_SOUNDING] for a key
    /// that is down, or the known end of the note. A note at a pitch that sounds ends the one before it.
    ///
    /// The sounding set that the network reads is that of the other keys, at this onset.
    public void note(int pitch, int velocity, long onsetTick, long endTick) {
        inputs[0] = Encoding.PITCH_INPUT + pitch;
        inputs[1] = Encoding.ONSET_INPUT + Encoding.onsetBin(sinceLastOnset(onsetTick));
        inputs[2] = Encoding.VELOCITY_INPUT + Encoding.velocityBin(velocity);
        endTicks[pitch] = Long.MIN_VALUE;
        inputCount = addSounding(inputs, 3, Encoding.SOUNDING_INPUT, onsetTick);
        endTicks[pitch] = endTick;
        lastOnsetTick = onsetTick;
        begun = true;
    }

    /// The key, or the pedal that held it, is let go. Does nothing for a pitch that does not sound any more.
    public void release(int pitch, long tick) {
        endTicks[pitch] = Math.min(endTicks[pitch], tick);
    }

    /// The numbers of the inputs that are one, in `[0, inputCount())`; the rest of the array means nothing.
    public int[] inputs() {
        return inputs;
    }

    public int inputCount() {
        return inputCount;
    }

    /// The next onset is chosen: the condition begins with it and with the keys that still sound at it.
    public void conditionOnOnset(int onsetBin, long onsetTick) {
        conditions[0] = Encoding.ONSET_CONDITION + onsetBin;
        conditionCount = addSounding(conditions, 1, Encoding.SOUNDING_CONDITION, onsetTick);
    }

    /// The next pitch is chosen too.
    public void conditionOnPitch(int pitch) {
        conditions[conditionCount++] = Encoding.PITCH_CONDITION + pitch;
    }

    /// The length of the next note is chosen too.
    public void conditionOnLength(int lengthBin) {
        conditions[conditionCount++] = Encoding.LENGTH_CONDITION + lengthBin;
    }

    /// The numbers of the conditions that are one, in `[0, conditionCount())`; the rest of the array means nothing.
    public int[] conditions() {
        return conditions;
    }

    public int conditionCount() {
        return conditionCount;
    }

    /// Ticks from the last onset to `onsetTick`; before the first note as long as a silence can be.
    public long sinceLastOnset(long onsetTick) {
        return begun ? onsetTick - lastOnsetTick : MAX_TICKS;
    }

    /// The tick of the last onset; 0 before the first note.
    public long lastOnsetTick() {
        return lastOnsetTick;
    }

    /// Whether a note has been heard since the last reset.
    public boolean begun() {
        return begun;
    }

    /// Whether `pitch` sounds at `tick`, which must not be before the last onset.
    public boolean sounds(int pitch, long tick) {
        return endTicks[pitch] > tick;
    }

    /// How many keys sound at `tick`, which must not be before the last onset.
    public int soundingCount(long tick) {
        int count = 0;
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            if (endTicks[pitch] > tick) {
                count++;
            }
        }
        return count;
    }

    /// The next tick after `tick` at which a key stops sounding; [#STILL_SOUNDING] if none is known.
    public long nextEndTick(long tick) {
        long next = STILL_SOUNDING;
        for (long end : endTicks) {
            if (end > tick && end < next) {
                next = end;
            }
        }
        return next;
    }

    private int addSounding(int[] target, int count, int offset, long tick) {
        int next = count;
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            if (endTicks[pitch] > tick) {
                target[next++] = offset + pitch;
            }
        }
        return next;
    }
}
