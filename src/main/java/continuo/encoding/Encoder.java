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
    public static final int MOST_INPUTS = 8 + PITCHES;

    public static final int MOST_CONDITIONS =
            23 + Voices.MOST_TOLD + Lookback.BARS.length * Lookback.MOST_PITCHES + Texture.MOST_TOLD + 3 * PITCHES;

    private static final long LEAST_NEAR_TICKS = 2;
    private static final long NEAR_SHARE = 8;
    private static final int MOST_EMPTY_BEATS = 64;

    // Invariant: pitch p sounds at tick t, for every t not before the last onset, exactly when endTicks[p] > t.
    private final long[] endTicks = new long[PITCHES];
    private final long[] startTicks = new long[PITCHES];
    private final Reprise reprise = new Reprise();
    private final Pulse pulse = new Pulse();
    private final Bar bar = new Bar();
    private final Harmony harmony = new Harmony();
    private final Voices voices = new Voices();
    private final Lookback lookback = new Lookback(reprise.memory());
    private final Ending ending = new Ending();
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
        bar.forget();
        harmony.reset();
        voices.reset();
        ending.forget();
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
        bar.copyFrom(other.bar);
        harmony.copyFrom(other.harmony);
        voices.copyFrom(other.voices);
        ending.copyFrom(other.ending);
        texture.copyFrom(other.texture);
        System.arraycopy(other.inputs, 0, inputs, 0, other.inputCount);
        System.arraycopy(other.conditions, 0, conditions, 0, other.conditionCount);
        inputCount = other.inputCount;
        knownCount = other.knownCount;
        conditionCount = other.conditionCount;
        lastOnsetTick = other.lastOnsetTick;
        begun = other.begun;
    }

    /// From the next note on: a bar begins at `tick`, and others as long before and after it.
    ///
    /// @param barTicks how long it is
    /// @param beatTicks how long its beats are, as they are counted: a dotted quarter in 6/8
    public void tellBar(long tick, int barTicks, int beatTicks) {
        bar.tell(tick, barTicks, beatTicks);
    }

    /// From the next note on it is not known where the bars are.
    public void forgetBar() {
        bar.forget();
    }

    /// From the next note on: the last onset is to be at `tick`.
    public void tellEnd(long tick) {
        ending.tell(tick);
    }

    /// From the next note on it is not known where the end is.
    public void forgetEnd() {
        ending.forget();
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
        endBeats(onsetTick);
        inputs[0] = Encoding.PITCH_INPUT + pitch;
        inputs[1] = Encoding.ONSET_INPUT + onsetBin;
        inputs[2] = Encoding.VELOCITY_INPUT + velocityBin;
        end(pitch, onsetTick);
        boolean lowest = noneSounds(0, pitch, onsetTick);
        boolean highest = noneSounds(pitch + 1, PITCHES, onsetTick);
        texture.note(pitch, velocityBin, sinceLastOnset(onsetTick), lowest, highest);
        voices.note(pitch, onsetTick, lowest, highest);
        inputCount = addSounding(inputs, 3, Encoding.SOUNDING_INPUT, onsetTick);
        addEnded(onsetTick);
        harmony.sounded(pitch, startTicks[pitch], endTicks[pitch]);
        harmony.struck(pitch);
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
        inputCount = addBar(inputs, inputCount, Encoding.BAR_INPUT, onsetTick);
        inputCount = addChord(inputs, inputCount, Encoding.CHORD_INPUT, Encoding.CHORD_AGE_INPUT);
        conditionOnWhatIsKnown();
    }

    /// What is known has become more since the last note: ends. The condition tells it from here on.
    public void conditionAnew() {
        conditionOnWhatIsKnown();
    }

    private void conditionOnWhatIsKnown() {
        conditionCount = 0;
        if (repeats()) {
            conditionOnRepetition();
        }
        conditionOnEnds();
        conditionCount = addPhase(conditions, conditionCount, Encoding.LAST_PHASE_CONDITION, lastOnsetTick);
        conditionCount = addBar(conditions, conditionCount, Encoding.LAST_BAR_CONDITION, lastOnsetTick);
        conditionCount = addChord(conditions, conditionCount, Encoding.CHORD_CONDITION, Encoding.CHORD_AGE_CONDITION);
        conditionOnOnsetsBarsAgo();
        conditionCount = voices.tell(lastOnsetTick, conditions, conditionCount, Encoding.VOICES_CONDITION);
        conditionCount = add(conditions, conditionCount, Encoding.LEFT_CONDITION, ending.left(lastOnsetTick));
        conditionCount = texture.tell(conditions, conditionCount, Encoding.TEXTURE_CONDITION);
        knownCount = conditionCount;
    }

    /// The beats that are over before a note at `onsetTick`: their chords are known from now on.
    private void endBeats(long onsetTick) {
        if (!hasBeat()) {
            harmony.leave();
            return;
        }
        long start = beatStart(onsetTick);
        if (harmony.isOpen() && !harmony.isOver(start)) {
            return;
        }
        if (harmony.isOpen()) {
            harmony.cut(start);
            endBeat();
            int ticks = beatTicks();
            long next = Math.max(harmony.beatEnd(), start - (long) MOST_EMPTY_BEATS * ticks);
            for (; next + ticks <= start; next += ticks) {
                harmony.open(next, ticks, isDownbeat(next));
                endBeat();
            }
        }
        harmony.open(start, beatTicks(), isDownbeat(start));
    }

    private void endBeat() {
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            harmony.sounded(pitch, startTicks[pitch], endTicks[pitch]);
        }
        harmony.close();
    }

    private int beatTicks() {
        return bar.isKnown() ? bar.beatTicks() : Pulse.PHASES;
    }

    /// The first tick of the beat that `tick` is in. There is a beat.
    private long beatStart(long tick) {
        return bar.isKnown() ? bar.beatStart(tick) : tick - pulse.phase(tick);
    }

    private boolean isDownbeat(long tick) {
        return bar.isKnown() && bar.isDownbeat(tick);
    }

    private void conditionOnOnsetsBarsAgo() {
        if (!bar.isKnown()) {
            return;
        }
        for (int n = 0; n < Lookback.BARS.length; n++) {
            int bin = lookback.onsetBin(lastOnsetTick, (long) Lookback.BARS[n] * bar.barTicks());
            if (bin >= 0) {
                conditions[conditionCount++] = Encoding.BARS_AGO_ONSET_CONDITION + n * Encoding.ONSET_BINS + bin;
            }
        }
    }

    /// Which pitches began and which chords were at the place of `onsetTick` bars ago.
    private void conditionOnBarsAgo(long onsetTick) {
        if (!bar.isKnown()) {
            return;
        }
        int first = conditionCount;
        for (int n = 0; n < Lookback.BARS.length; n++) {
            conditionCount = lookback.pitches(
                    onsetTick,
                    (long) Lookback.BARS[n] * bar.barTicks(),
                    conditions,
                    conditionCount,
                    Encoding.BARS_AGO_PITCHES_CONDITION + n * PITCHES);
        }
        conditionCount = withoutDoubles(conditions, first, conditionCount);
        for (int n = 0; n < Encoding.CHORD_LAGS.length; n++) {
            int chord = harmony.chordAt(onsetTick - (long) Encoding.CHORD_LAGS[n] * bar.barTicks());
            if (chord != Harmony.NONE) {
                conditions[conditionCount++] = Encoding.BARS_AGO_CHORDS_CONDITION + n * Harmony.CHORDS + chord;
            }
        }
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
        conditionCount = addBar(conditions, conditionCount, Encoding.BAR_CONDITION, onsetTick);
        conditionCount = addSounding(conditions, conditionCount, Encoding.SOUNDING_CONDITION, onsetTick);
        int first = conditionCount;
        for (long end : endTicks) {
            if (end > onsetTick && end != STILL_SOUNDING) {
                conditions[conditionCount++] = Encoding.TOGETHER_CONDITION + Encoding.lengthBin(end - onsetTick);
            }
        }
        conditionCount = withoutDoubles(conditions, first, conditionCount);
        conditionOnBarsAgo(onsetTick);
    }

    /// Whether a note at `onsetTick` is in a later beat than the last one, so that its chord is still to be chosen.
    public boolean entersBeat(long onsetTick) {
        return hasBeat() && (!harmony.isOpen() || harmony.isOver(beatStart(onsetTick)));
    }

    /// The chord of the beat of the next onset is chosen, `[0, Harmony.CHORDS)`; nothing is told if it is below 0.
    public void conditionOnChord(int chord) {
        if (chord >= 0) {
            conditions[conditionCount++] = Encoding.PLANNED_CHORD_CONDITION + chord;
        }
    }

    /// The number of the beat that the last note is in, counted from the first; -1 if there is no beat.
    public int beat() {
        return harmony.isOpen() ? harmony.beat() : -1;
    }

    /// How many beats have ended.
    public int beatsEnded() {
        return harmony.beat();
    }

    /// The chord of a beat that has ended since the note before the last one; below 0 if it is not known.
    public int chordOf(int beat) {
        return harmony.chordOf(beat);
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
        return bar.isKnown() || pulse.phase(lastOnsetTick) >= 0;
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
        return add(target, count, offset, bar.isKnown() ? bar.phase(tick) : pulse.phase(tick));
    }

    private int addBar(int[] target, int count, int offset, long tick) {
        return add(target, count, offset, bar.place(tick));
    }

    private int addChord(int[] target, int count, int chordOffset, int ageOffset) {
        if (harmony.chord() == Harmony.NONE) {
            return count;
        }
        int next = add(target, count, chordOffset, harmony.chord());
        return add(target, next, ageOffset, harmony.age());
    }

    /// Nothing, if `number` is below 0.
    private static int add(int[] target, int count, int offset, int number) {
        if (number < 0) {
            return count;
        }
        target[count] = offset + number;
        return count + 1;
    }
}
