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

    /// The most inputs and the most conditions that can be one.
    public static final int MOST_INPUTS = 5 + PITCHES;

    public static final int MOST_CONDITIONS = 13 + Texture.MOST_TOLD + 3 * PITCHES;

    private static final long LEAST_NEAR_TICKS = 2;
    private static final long NEAR_SHARE = 8;

    // Invariant: pitch p sounds at tick t, for every t not before the last onset, exactly when endTicks[p] > t.
    private final long[] endTicks = new long[PITCHES];
    private final long[] startTicks = new long[PITCHES];
    private final Reprise reprise = new Reprise();
    private final Pulse pulse = new Pulse();
    private final Texture texture = new Texture();
    private final int[] inputs = new int[MOST_INPUTS];
    private int inputCount;
    private final int[] conditions = new int[MOST_CONDITIONS];
    private int knownCount;
    private int conditionCount;
    private long lastOnsetTick;
    private boolean begun;

    public Encoder() {
        reset();
    }

    /// Forgets everything: the next note is the first of a piece.
    public void reset() {
        Arrays.fill(endTicks, Long.MIN_VALUE);
        Arrays.fill(startTicks, 0);
        reprise.reset();
        pulse.reset();
        texture.reset();
        inputCount = 0;
        knownCount = 0;
        conditionCount = 0;
        lastOnsetTick = 0;
        begun = false;
    }

    /// Becomes equal to `other`.
    public void copyFrom(Encoder other) {
        System.arraycopy(other.endTicks, 0, endTicks, 0, PITCHES);
        System.arraycopy(other.startTicks, 0, startTicks, 0, PITCHES);
        reprise.copyFrom(other.reprise);
        pulse.copyFrom(other.pulse);
        texture.copyFrom(other.texture);
        System.arraycopy(other.inputs, 0, inputs, 0, other.inputCount);
        System.arraycopy(other.conditions, 0, conditions, 0, other.conditionCount);
        inputCount = other.inputCount;
        knownCount = other.knownCount;
        conditionCount = other.conditionCount;
        lastOnsetTick = other.lastOnsetTick;
        begun = other.begun;
    }

    /// A note begins. Afterwards [#inputs] tells what the network reads at it. `endTick` is [#STILL_SOUNDING] for a
    /// key that is down, or the known end of the note. A note at a pitch that sounds ends the one before it.
    ///
    /// The sounding set that the network reads is that of the other keys, at this onset; beside it stand the
    /// lengths of the notes that ended since the onset before. The condition begins with what a repetition would
    /// bring next, and with the ends, as far as they are known, of what sounds.
    public void note(int pitch, int velocity, long onsetTick, long endTick) {
        int onsetBin = Encoding.onsetBin(sinceLastOnset(onsetTick));
        int velocityBin = Encoding.velocityBin(velocity);
        inputs[0] = Encoding.PITCH_INPUT + pitch;
        inputs[1] = Encoding.ONSET_INPUT + onsetBin;
        inputs[2] = Encoding.VELOCITY_INPUT + velocityBin;
        end(pitch, onsetTick);
        texture.note(
                pitch,
                velocityBin,
                sinceLastOnset(onsetTick),
                noneSounds(0, pitch, onsetTick),
                noneSounds(pitch + 1, PITCHES, onsetTick));
        inputCount = addSounding(inputs, 3, Encoding.SOUNDING_INPUT, onsetTick);
        addEnded(onsetTick);
        startTicks[pitch] = onsetTick;
        endTicks[pitch] = endTick;
        lastOnsetTick = onsetTick;
        begun = true;
        reprise.note(pitch, velocityBin, onsetTick, endTick);
        if (repeats()) {
            inputs[inputCount++] = Encoding.REPETITION_INPUT + reprise.kind();
        }
        pulse.note(onsetTick);
        inputCount = addPhase(inputs, inputCount, Encoding.PHASE_INPUT, onsetTick);
        conditionOnWhatIsKnown();
    }

    private void conditionOnWhatIsKnown() {
        conditionCount = 0;
        if (repeats()) {
            conditionOnRepetition();
        }
        conditionOnEnds();
        conditionCount = addPhase(conditions, conditionCount, Encoding.LAST_PHASE_CONDITION, lastOnsetTick);
        conditionCount = texture.tell(conditions, conditionCount, Encoding.TEXTURE_CONDITION);
        knownCount = conditionCount;
    }

    private void addEnded(long onsetTick) {
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            if (endTicks[pitch] > lastOnsetTick && endTicks[pitch] <= onsetTick) {
                inputs[inputCount++] = Encoding.ENDED_INPUT + Encoding.lengthBin(endTicks[pitch] - startTicks[pitch]);
            }
        }
        inputCount = withoutDoubles(inputs, 3, inputCount);
    }

    private void conditionOnRepetition() {
        conditions[conditionCount++] = Encoding.REPETITION_CONDITION + reprise.kind();
        conditions[conditionCount++] = Encoding.REPEATED_ONSET_CONDITION + reprise.onsetBin();
        conditions[conditionCount++] = Encoding.REPEATED_PITCH_CONDITION + reprise.pitch();
        if (reprise.lengthBin() >= 0) {
            conditions[conditionCount++] = Encoding.REPEATED_LENGTH_CONDITION + reprise.lengthBin();
        }
        conditions[conditionCount++] = Encoding.REPEATED_VELOCITY_CONDITION + reprise.velocityBin();
    }

    private void conditionOnEnds() {
        int first = conditionCount;
        for (long end : endTicks) {
            if (end > lastOnsetTick && end != STILL_SOUNDING) {
                conditions[conditionCount++] = Encoding.ENDS_CONDITION + Encoding.onsetBin(end - lastOnsetTick);
            }
        }
        conditionCount = withoutDoubles(conditions, first, conditionCount);
    }

    /// The key, or the pedal that held it, is let go. Does nothing for a pitch that does not sound any more. What
    /// was chosen of the next note is forgotten.
    public void release(int pitch, long tick) {
        end(pitch, tick);
        conditionOnWhatIsKnown();
    }

    private void end(int pitch, long tick) {
        endTicks[pitch] = Math.min(endTicks[pitch], tick);
        reprise.release(pitch, tick);
    }

    /// The numbers of the inputs that are one, in `[0, inputCount())`; the rest of the array means nothing.
    public int[] inputs() {
        return inputs;
    }

    public int inputCount() {
        return inputCount;
    }

    /// The next onset is chosen: the condition goes on with it and with the keys that still sound at it. What was
    /// chosen of the next note before is forgotten.
    public void conditionOnOnset(int onsetBin, long onsetTick) {
        conditionCount = knownCount;
        conditions[conditionCount++] = Encoding.ONSET_CONDITION + onsetBin;
        if (repeats() && near(Encoding.onsetTicks(onsetBin), Encoding.onsetTicks(reprise.onsetBin()))) {
            conditions[conditionCount++] = Encoding.ONSET_REPEATS_CONDITION;
        }
        conditionCount = addPhase(conditions, conditionCount, Encoding.PHASE_CONDITION, onsetTick);
        conditionCount = addSounding(conditions, conditionCount, Encoding.SOUNDING_CONDITION, onsetTick);
        int first = conditionCount;
        for (long end : endTicks) {
            if (end > onsetTick && end != STILL_SOUNDING) {
                conditions[conditionCount++] = Encoding.TOGETHER_CONDITION + Encoding.lengthBin(end - onsetTick);
            }
        }
        conditionCount = withoutDoubles(conditions, first, conditionCount);
    }

    /// The next pitch is chosen too.
    public void conditionOnPitch(int pitch) {
        conditions[conditionCount++] = Encoding.PITCH_CONDITION + pitch;
        if (repeats() && pitch == reprise.pitch()) {
            conditions[conditionCount++] = Encoding.PITCH_REPEATS_CONDITION;
        }
    }

    /// The length of the next note is chosen too.
    public void conditionOnLength(int lengthBin) {
        conditions[conditionCount++] = Encoding.LENGTH_CONDITION + lengthBin;
        if (repeats() && lengthBin == reprise.lengthBin()) {
            conditions[conditionCount++] = Encoding.LENGTH_REPEATS_CONDITION;
        }
    }

    /// Whether a passage has come more than twice in a row, be it a single note, and comes again.
    public boolean circles() {
        return reprise.circles();
    }

    /// The notes so far, the latest thousands of them. It goes on as notes come.
    public Memory memory() {
        return reprise.memory();
    }

    private boolean repeats() {
        return reprise.kind() >= 0;
    }

    /// As near as hands come to what they did before.
    private static boolean near(long ticks, long others) {
        return Math.abs(ticks - others) <= Math.max(LEAST_NEAR_TICKS, Math.max(ticks, others) / NEAR_SHARE);
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

    /// Whether a beat was found in what is played.
    public boolean hasBeat() {
        return pulse.phase(lastOnsetTick) >= 0;
    }

    /// Whether `pitch` sounds at `tick`, which must not be before the last onset.
    public boolean sounds(int pitch, long tick) {
        return endTicks[pitch] > tick;
    }

    private boolean noneSounds(int from, int to, long tick) {
        int pitch = from;
        while (pitch < to && endTicks[pitch] <= tick) {
            pitch++;
        }
        return pitch == to;
    }

    /// The highest key that sounds at `tick`, which must not be before the last onset, and began after `since`; -1 if
    /// there is none.
    public int highestSounding(long tick, long since) {
        int pitch = PITCHES - 1;
        while (pitch >= 0 && (endTicks[pitch] <= tick || startTicks[pitch] <= since)) {
            pitch--;
        }
        return pitch;
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

    /// Leaves each number in `[from, to)` once, in order. Returns the new end.
    private static int withoutDoubles(int[] numbers, int from, int to) {
        Arrays.sort(numbers, from, to);
        int next = from;
        for (int i = from; i < to; i++) {
            if (i == from || numbers[i] != numbers[i - 1]) {
                numbers[next++] = numbers[i];
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

    private int addPhase(int[] target, int count, int offset, long tick) {
        int phase = pulse.phase(tick);
        if (phase < 0) {
            return count;
        }
        target[count] = offset + phase;
        return count + 1;
    }
}
