package continuo.generate;

import continuo.encoding.Encoding;
import continuo.encoding.Memory;
import continuo.music.Tempo;
import java.util.Arrays;

/// Passages that come back: what was played some beats ago, as if it came again now, over and over if it is short.
///
/// A note of the passage ends where its key is struck again, or where more notes would sound at once than allowed. What
/// may not be played is left out: keys out of range, keys that sound since before, what would be too much of the
/// same. One thread owns it. Nothing here allocates after construction.
final class Recall {

    /// A beat that many ticks off is still the same: hands miss it, and spread their chords.
    private static final long TOLERANCE_TICKS = 4;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Continuation played;
    private final Monotony monotony = new Monotony();
    // By key, of its latest note in the draft: where it stands there, when it begins and ends.
    private final int[] latest = new int[Encoding.PITCHES];
    private final long[] startTicks = new long[Encoding.PITCHES];
    private final long[] endTicks = new long[Encoding.PITCHES];

    /// @param played whose notes are recalled
    Recall(Continuation played) {
        this.played = played;
    }

    /// Makes `draft` what was played up to now from so many beats ago on, from the tick `earliest` to `end`, and the
    /// first note after if it may be played. Returns whether there is such a passage: not if less than that was
    /// heard, or nothing of it begins in that time.
    boolean recall(int beats, long earliest, long end, Draft draft) {
        draft.clear();
        Memory memory = played.memory();
        long lag = (long) beats * Tempo.TICKS_PER_BEAT;
        long last = played.lastOnsetTick();
        if (memory.count() == 0 || memory.onsetTick(0) > last - lag) {
            return false;
        }
        int first = memory.count();
        while (first > 0 && memory.onsetTick(first - 1) > last - lag + TOLERANCE_TICKS) {
            first--;
        }
        Arrays.fill(startTicks, NEVER);
        Arrays.fill(endTicks, NEVER);
        monotony.copyFrom(played.monotony());
        long tick = last;
        for (long shift = lag; !draft.isFull() && tick <= end; shift += lag) {
            for (int note = first; note < memory.count() && !draft.isFull() && tick <= end; note++) {
                tick = memory.onsetTick(note) + shift;
                if (tick >= earliest - TOLERANCE_TICKS) {
                    addIfAllowed(memory, note, Math.max(tick, earliest), draft);
                }
            }
            tick = last + shift;
        }
        draft.end(draft.isFull() ? Math.min(end, draft.onsetTick(draft.size() - 1)) : end);
        return draft.size() > 0 && draft.onsetTick(0) <= end;
    }

    private void addIfAllowed(Memory memory, int note, long tick, Draft draft) {
        int pitch = memory.pitch(note);
        if (mayBegin(pitch, tick) && makesRoom(pitch, tick, draft)) {
            if (endTicks[pitch] > tick) {
                draft.shorten(latest[pitch], tick);
            }
            long length = Math.min(memory.lengthTicks(note), played.settings().maxLengthTicks());
            monotony.strike(pitch, highest(tick), tick);
            latest[pitch] = draft.size();
            startTicks[pitch] = tick;
            endTicks[pitch] = tick + length;
            draft.add(pitch, Encoding.velocity(memory.velocityBin(note)), tick, length);
        }
    }

    private boolean mayBegin(int pitch, long tick) {
        GenerationSettings settings = played.settings();
        return pitch >= settings.lowestPitch()
                && pitch <= settings.highestPitch()
                && !played.sounds(pitch, tick)
                && tick - startTicks[pitch] > Restrikes.TOGETHER_TICKS
                && !monotony.isTooMuch(pitch, highest(tick), tick);
    }

    private int highest(long tick) {
        int ofBefore = played.highest(tick);
        int key = Encoding.PITCHES - 1;
        while (key > ofBefore && (endTicks[key] <= tick || startTicks[key] <= tick - Monotony.LONG_TICKS)) {
            key--;
        }
        return key;
    }

    /// Whether one more note may sound; for it the oldest other note of the draft may have to end.
    private boolean makesRoom(int pitch, long tick, Draft draft) {
        int sounding = 0;
        int oldest = pitch;
        for (int key = 0; key < Encoding.PITCHES; key++) {
            boolean drafted = key != pitch && endTicks[key] > tick;
            sounding += drafted || (key != pitch && played.sounds(key, tick)) ? 1 : 0;
            if (drafted && startTicks[key] < tick && (oldest == pitch || startTicks[key] < startTicks[oldest])) {
                oldest = key;
            }
        }
        int room = played.settings().polyphony() - sounding;
        if (room == 0 && oldest != pitch) {
            draft.shorten(latest[oldest], tick);
            endTicks[oldest] = tick;
            room++;
        }
        return room > 0;
    }
}
