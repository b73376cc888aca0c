package continuo.generate;

import continuo.encoding.Encoding;
import continuo.encoding.Pulse;
import java.util.Arrays;

/// Hears what hands play as it was meant. Hands miss a beat by some milliseconds and strike the keys of a chord in any
/// order; music is written on the beat, and its chords from below. Where playing keeps to a beat of the tempo that is
/// set, an onset that is a little off a place of the beat where notes fall is heard there, and of the keys that are
/// struck there the lower ones first. Elsewhere all is heard as it is played, and so is what keeps to the beat exactly.
///
/// On the split valid, with hands that miss a click by 10 ms, cardinality F1 is 0.405 instead of 0.348, and 3 % of the
/// continuations leave the beat after twenty beats instead of 21 %. See `models/README.md`.
///
/// A key that is struck after a higher one of its chord is heard before it all the same: the continuation goes back to
/// where it was before the chord and hears it anew. So it has always heard everything.
///
/// One thread owns it, and the continuation that hears. Nothing here allocates after construction.
public final class Hearing {

    /// So much off is still meant to be there: 30 ms at 120 beats a minute.
    public static final int MOST_OFF_TICKS = 3;

    /// The keys of a chord are struck within 40 ms.
    private static final int MOST_APART_TICKS = 4;

    /// So many times as far off as usual is still meant to be there: music from a file has notes of its own off the
    /// beat.
    private static final double WIDE = 6;

    private static final double FIRST_OFF = 0.5; // what is expected of hands before anything is known
    private static final double FORGOTTEN = 1 / 32.0;

    /// Where notes fall: on the beat, on its quarters, thirds, eighths and sixths. The last is the next beat.
    private static final int[] PLACES = {0, 6, 8, 12, 16, 18, 24, 30, 32, 36, 40, 42, 48};

    /// How likely hands that mean a place are so many ticks off it, beside how likely they are there.
    private static final double[] NEAR = {1, 0.6, 0.14, 0.011};

    /// A place where no note was lately may be meant all the same.
    private static final double UNSEEN = 0.1;

    private static final int MOST_KEYS = 24;

    private final Continuation continuation;
    private final Pulse pulse = new Pulse();
    private final double[] seen = new double[PLACES.length - 1]; // how many notes were there lately
    private double meanOff = FIRST_OFF; // by how many ticks notes are off that are meant to be somewhere
    private final Snapshot before;

    // The chord that may go on: its keys from below, and the releases since it began, of other keys first.
    private final int[] pitches = new int[MOST_KEYS];
    private final int[] velocities = new int[MOST_KEYS];
    private int keys;
    private long firstTick; // when the first of them was struck
    private long lastTick = Long.MIN_VALUE / 2;
    private int heard; // by the continuation, after the chord's last key
    private final int[] releasedPitches = new int[MOST_KEYS];
    private final long[] releasedTicks = new long[MOST_KEYS];
    private final boolean[] releasedOwn = new boolean[MOST_KEYS];
    private int releases;

    public Hearing(Continuation continuation) {
        this.continuation = continuation;
        before = continuation.newSnapshot();
    }

    /// As if nothing had been heard.
    public void reset() {
        continuation.reset();
        forgetBeat();
        keys = 0;
    }

    /// The continuation was told by others what it has heard: the next key begins anew, in ticks of whatever count.
    public void begin() {
        forgetBeat();
        keys = 0;
        lastTick = Long.MIN_VALUE / 2;
    }

    /// Own notes came between: no key that goes down belongs to the chord before.
    public void endChord() {
        keys = 0;
    }

    /// The onset of the note heard last; 0 before the first.
    public long lastOnsetTick() {
        return continuation.lastOnsetTick();
    }

    private void forgetBeat() {
        pulse.reset();
        Arrays.fill(seen, 0);
        meanOff = FIRST_OFF;
    }

    /// A key went down, not before those that went down before it.
    public void hear(int pitch, int velocity, long tick) {
        if (tick - lastTick > Encoding.MAX_TICKS) {
            forgetBeat();
        }
        lastTick = tick;
        pulse.note(tick);
        long meant = Math.max(meant(tick), continuation.lastOnsetTick());
        if (goesOn(meant, tick, pitch)) {
            join(pitch, velocity, continuation.lastOnsetTick());
        } else {
            endWhatEnded(meant, tick);
            firstTick = tick;
            begin(pitch, velocity, meant);
        }
        heard = continuation.memory().count();
    }

    /// The key struck last at this pitch was struck harder than it was heard. It is heard anew, with its chord, if
    /// nothing
    /// was struck since.
    public void louder(int pitch, int velocity) {
        int place = place(pitch);
        if (place >= 0 && heard == continuation.memory().count()) {
            velocities[place] = velocity;
            hearAnew(continuation.lastOnsetTick());
        }
    }

    /// The note at `pitch` stops sounding; after the last onset, even where that was heard later than it was played.
    public void release(int pitch, long tick) {
        long end = Math.max(tick, continuation.lastOnsetTick() + 1);
        continuation.release(pitch, end);
        if (releases == MOST_KEYS) {
            keys = 0; // it does not go on
        } else {
            releasedPitches[releases] = pitch;
            releasedTicks[releases] = end;
            releasedOwn[releases] = place(pitch) >= 0;
            releases++;
        }
    }

    private long meant(long tick) {
        int phase = pulse.phase(tick);
        int place = phase < 0 ? -1 : placeOf(phase);
        if (place < 0) {
            return tick;
        }
        for (int i = 0; i < seen.length; i++) {
            seen[i] -= seen[i] * FORGOTTEN;
        }
        seen[place % seen.length]++;
        int off = PLACES[place] - phase;
        meanOff += (Math.abs(off) - meanOff) * FORGOTTEN;
        return Math.abs(off) <= WIDE * meanOff ? tick + off : tick;
    }

    /// The place that is most likely meant; -1 if none is near.
    private int placeOf(int phase) {
        int best = -1;
        double most = 0;
        for (int place = 0; place < PLACES.length; place++) {
            int off = Math.abs(PLACES[place] - phase);
            double worth = off > MOST_OFF_TICKS ? 0 : (seen[place % seen.length] + UNSEEN) * NEAR[off];
            if (worth > most) {
                best = place;
                most = worth;
            }
        }
        return best;
    }

    /// What ended between where a key is heard and where it was struck later ends where it is heard.
    private void endWhatEnded(long meant, long tick) {
        for (int pitch = 0; meant < tick && pitch < Encoding.PITCHES; pitch++) {
            if (continuation.sounds(pitch, meant) && !continuation.sounds(pitch, tick)) {
                continuation.release(pitch, meant);
            }
        }
    }

    /// Whether a key belongs to the chord that was heard last. The beat may have moved by a tick since.
    private boolean goesOn(long meant, long tick, int pitch) {
        return keys > 0
                && keys < MOST_KEYS
                && pulse.phase(tick) >= 0
                && tick - firstTick <= MOST_APART_TICKS
                && meant - continuation.lastOnsetTick() <= Math.min(1, WIDE * meanOff)
                && heard == continuation.memory().count()
                && place(pitch) < 0;
    }

    /// Where a key stands in the chord; where it were to stand, as -1 - place, if it is not there.
    private int place(int pitch) {
        return Arrays.binarySearch(pitches, 0, keys, pitch);
    }

    private void begin(int pitch, int velocity, long tick) {
        continuation.save(before);
        keys = 1;
        releases = 0;
        pitches[0] = pitch;
        velocities[0] = velocity;
        continuation.hear(pitch, velocity, tick);
    }

    private void join(int pitch, int velocity, long tick) {
        int place = -1 - place(pitch);
        System.arraycopy(pitches, place, pitches, place + 1, keys - place);
        System.arraycopy(velocities, place, velocities, place + 1, keys - place);
        pitches[place] = pitch;
        velocities[place] = velocity;
        keys++;
        if (place == keys - 1) {
            continuation.hear(pitch, velocity, tick);
        } else {
            hearAnew(tick);
        }
    }

    private void hearAnew(long tick) {
        continuation.restore(before);
        release(false);
        for (int key = 0; key < keys; key++) {
            continuation.hear(pitches[key], velocities[key], tick);
        }
        release(true);
    }

    /// @param own whether the chord's keys are released, or others
    private void release(boolean own) {
        for (int n = 0; n < releases; n++) {
            if (releasedOwn[n] == own) {
                continuation.release(releasedPitches[n], releasedTicks[n]);
            }
        }
    }
}
