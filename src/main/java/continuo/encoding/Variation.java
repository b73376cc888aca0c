package continuo.encoding;

/// Follows an earlier passage that what is played now varies: notes may be missing or added, so it goes by the time
/// since then, and not by the order of the notes. A run of [#LEAST_RUN] notes that was heard before begins it.
///
/// The trust in it is the share of hits among the notes since, the later ones weighing more. One thread owns it.
/// Nothing here allocates after construction.
final class Variation {

    static final int NONE = -1;

    private static final int LEAST_RUN = 4;
    private static final double PACE = 1 / 8.0;
    private static final double LEAST_TRUST = 0.25;
    private static final int MORE_THAN_TWICE = 2;

    /// How much earlier or later than then a note may come, in ticks.
    private static final long TOLERANCE = 4;

    private final Memory memory;

    // Invariant: where the passage is followed, next is the note that it would bring, `lag` ticks later and
    // `transposed` higher.
    private int next = NONE;
    private int transposed;
    private long lag;
    private int followed;
    private double trust;

    Variation(Memory memory) {
        this.memory = memory;
    }

    void reset() {
        next = NONE;
    }

    void copyFrom(Variation other) {
        next = other.next;
        transposed = other.transposed;
        lag = other.lag;
        followed = other.followed;
        trust = other.trust;
    }

    void forget(int notes) {
        next = Math.max(NONE, next - notes);
    }

    /// The latest note of the memory is new, and ends a run of `run` notes that ended at the note `at` before.
    void heard(int run, int at) {
        int latest = memory.count() - 1;
        if (next != NONE) {
            follow(memory.pitch(latest), memory.onsetTick(latest), latest);
        }
        double ofRun = 1 - Math.pow(1 - PACE, run);
        if (run >= LEAST_RUN && next != at + 1 && (next == NONE || isStale() || ofRun > trust)) {
            next = at + 1;
            transposed = memory.pitch(latest) - memory.pitch(at);
            lag = memory.onsetTick(latest) - memory.onsetTick(at);
            followed = run;
            trust = ofRun;
        }
    }

    private void follow(int pitch, long onsetTick, int latest) {
        long then = onsetTick - lag;
        int hit = hit(pitch - transposed, then, latest);
        followed++;
        if (hit != NONE) {
            trust += (1 - trust) * PACE;
            next = hit + 1;
            lag = onsetTick - memory.onsetTick(hit);
        } else {
            trust -= trust * PACE;
            while (next < latest && isOver(next, pitch - transposed, then)) {
                next++;
            }
        }
        if (trust < LEAST_TRUST) {
            next = NONE;
        }
    }

    private int hit(int pitch, long then, int latest) {
        int hit = NONE;
        for (int i = next; i < latest && hit == NONE && memory.onsetTick(i) <= then + TOLERANCE; i++) {
            if (memory.pitch(i) == pitch && memory.onsetTick(i) >= then - TOLERANCE) {
                hit = i;
            }
        }
        return hit;
    }

    /// Chords are heard from below.
    private boolean isOver(int note, int pitch, long then) {
        long onset = memory.onsetTick(note);
        return onset < then - TOLERANCE || (onset <= then + TOLERANCE && memory.pitch(note) < pitch);
    }

    /// A passage that has come twice in a row.
    private boolean isStale() {
        return followed > memory.count() - next + MORE_THAN_TWICE;
    }

    /// How much it is to be trusted, from 0 to 1; 0 if there is nothing to follow.
    double trust() {
        return next == NONE || isStale() ? 0 : trust;
    }

    /// The note that the passage would bring.
    int next() {
        return next;
    }

    int transposed() {
        return transposed;
    }

    /// When it would bring it, from the latest note on.
    long ticksToNext() {
        return Math.max(0, memory.onsetTick(next) + lag - memory.onsetTick(memory.count() - 1));
    }
}
