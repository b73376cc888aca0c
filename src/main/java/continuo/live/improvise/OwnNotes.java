package continuo.live.improvise;

import continuo.generate.Continuation;

/// The own notes that were planned last, to know them again when they come back on the input. Allocates nothing
/// after construction.
final class OwnNotes {

    /// No note is in any slot.
    static final long NONE = -1;

    private static final long LONG_AGO = Long.MIN_VALUE / 2;
    private static final int SLOTS = 64;
    private static final int MASK = SLOTS - 1;

    /// An output's own clock may be ahead of ours by so much.
    private static final long EARLY_NANOS = 5_000_000;

    /// An end comes back as long after it as the beginning did, but for so much.
    private static final long END_EARLY_NANOS = 5_000_000;

    /// A connection that doubles what it carries does so within this time.
    private static final long TWICE_NANOS = 30_000_000;

    private static final long END_LATE_NANOS = 15_000_000;

    private long leadNanos;
    private final byte[] pitches = new byte[SLOTS];
    private final byte[] velocities = new byte[SLOTS];
    private final byte[] drawnPitches = new byte[SLOTS]; // as the continuation has it
    private final byte[] drawnVelocities = new byte[SLOTS];
    private final long[] onsetNanos = new long[SLOTS];
    private final long[] endNanos = new long[SLOTS]; // as planned, or where a key press ended it
    private final long[] againNanos =
            new long[SLOTS]; // as planned, if that was handed over before a key press ended it
    private final long[] lagNanos = new long[SLOTS]; // how long after its onset it came back
    private final boolean[] back = new boolean[SLOTS];
    private final boolean[] ignored = new boolean[SLOTS]; // when it came back

    private boolean anyCameBack;
    private long usualLagNanos; // of the one that came back last and was ignored

    // Invariant: note n is in slot n & MASK, for every n in [max(0, planned - SLOTS), planned), in the order of onsets.
    private long planned;

    /// @param leadNanos how long before its time a note is handed to the output
    OwnNotes(long leadNanos) {
        this.leadNanos = leadNanos;
    }

    /// From now on notes are handed to the output so long before their time.
    void lead(long newLeadNanos) {
        leadNanos = newLeadNanos;
    }

    /// The note that was drawn last sounds from `noteOnsetNanos` to `noteEndNanos`.
    void add(Continuation drawn, long noteOnsetNanos, long noteEndNanos) {
        int slot = slot(planned++);
        pitches[slot] = (byte) drawn.soundingPitch();
        velocities[slot] = (byte) drawn.soundingVelocity();
        drawnPitches[slot] = (byte) drawn.pitch();
        drawnVelocities[slot] = (byte) drawn.velocity();
        onsetNanos[slot] = noteOnsetNanos;
        endNanos[slot] = noteEndNanos;
        againNanos[slot] = LONG_AGO;
        back[slot] = false;
        ignored[slot] = false;
    }

    /// What was planned after `nanos` is planned no more.
    void withdrawAfter(long nanos) {
        while (planned > oldest() && onsetNanos[slot(planned - 1)] > nanos) {
            planned--;
        }
    }

    /// A key press ends what sounds. Of what was handed over ahead of its time, some may still sound, and of
    /// the rest the beginnings are taken back and the ends are not: where own notes come back, these ends will.
    void cut(long nanos) {
        withdrawAfter(nanos + leadNanos);
        for (long note = oldest(); note < planned; note++) {
            int slot = slot(note);
            if (endNanos[slot] > nanos) {
                againNanos[slot] = endNanos[slot] - leadNanos <= nanos ? endNanos[slot] : LONG_AGO;
                endNanos[slot] = nanos;
                if (anyCameBack && onsetNanos[slot] > nanos && !ignored[slot]) {
                    ignored[slot] = true;
                    lagNanos[slot] = usualLagNanos;
                }
            }
        }
    }

    /// A note ends sooner than planned; if that is before it began, it was none.
    void end(long note, long nanos) {
        int slot = slot(note);
        endNanos[slot] = Math.min(endNanos[slot], nanos);
        if (onsetNanos[slot] >= nanos) {
            velocities[slot] = 0;
        }
    }

    /// Whether the note is one that is played.
    boolean isPlayed(long note) {
        return velocities[slot(note)] > 0;
    }

    /// The newest note; [#NONE] if there is none.
    long newest() {
        return planned - 1;
    }

    /// The oldest note that is still known.
    long oldest() {
        return Math.max(0, planned - SLOTS);
    }

    /// The pitch at which it sounds.
    int pitch(long note) {
        return pitches[slot(note)];
    }

    /// The pitch as it was drawn.
    int drawnPitch(long note) {
        return drawnPitches[slot(note)];
    }

    /// How loud it was drawn.
    int drawnVelocity(long note) {
        return drawnVelocities[slot(note)];
    }

    /// When the note ends, as planned.
    long endNanos(long note) {
        return endNanos[slot(note)];
    }

    long onsetNanos(long note) {
        return onsetNanos[slot(note)];
    }

    /// Whether the note has come back.
    boolean isBack(long note) {
        return back[slot(note)];
    }

    /// The note has come back so long after its onset.
    ///
    /// @param isIgnored whether the press was, so that its release is to be ignored too
    void cameBack(long note, long nanos, boolean isIgnored) {
        back[slot(note)] = true;
        if (isIgnored || !ignored[slot(note)]) { // else it is known already when its end comes
            lagNanos[slot(note)] = nanos;
        }
        ignored[slot(note)] |= isIgnored;
        if (isIgnored) {
            anyCameBack = true;
            usualLagNanos = nanos;
        }
    }

    /// Whether a note can be heard at `heardNanos` that was handed over before, and has its onset no longer ago
    /// than `latestNanos`.
    boolean canBeHeard(long note, long heardNanos, long latestNanos) {
        long lag = heardNanos - onsetNanos(note);
        return lag >= -leadNanos - EARLY_NANOS && lag <= latestNanos;
    }

    /// The newest note with this pitch and velocity that can be heard now; [#NONE] if there is none. One that
    /// has come back a while ago does not come back again: that is the player.
    long same(int pitch, int velocity, long heardNanos, long windowNanos) {
        for (long note = planned - 1; note >= oldest(); note--) {
            int slot = slot(note);
            boolean backBefore = ignored[slot] && heardNanos - onsetNanos[slot] - lagNanos[slot] > TWICE_NANOS;
            if (pitches[slot] == pitch
                    && velocities[slot] == velocity
                    && !backBefore
                    && canBeHeard(note, heardNanos, windowNanos)) {
                return note;
            }
        }
        return NONE;
    }

    /// Whether a release is the end of a note that came back and was ignored: as planned, or where a key press
    /// cut it off. Each is expected once.
    ///
    /// @param shift by how much the pitch is higher than the own note's
    boolean endsOne(int pitch, int shift, long heardNanos) {
        for (long note = oldest(); note < planned; note++) {
            int slot = slot(note);
            if (ignored[slot] && pitches[slot] == pitch - shift) {
                if (comesBack(endNanos[slot] + lagNanos[slot], heardNanos)) {
                    endNanos[slot] = LONG_AGO;
                    return true;
                }
                if (comesBack(againNanos[slot] + lagNanos[slot], heardNanos)) {
                    againNanos[slot] = LONG_AGO;
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean comesBack(long expectedNanos, long heardNanos) {
        long late = heardNanos - expectedNanos;
        return late >= -END_EARLY_NANOS && late <= END_LATE_NANOS;
    }

    private static int slot(long note) {
        return (int) note & MASK;
    }
}
