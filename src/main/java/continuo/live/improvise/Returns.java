package continuo.live.improvise;

/// Tells own notes that come back on the input from what the player plays. What comes back soon and unchanged is known
/// for sure. What comes back later, louder, softer, on another channel or octaves away might be the player; but when
/// one own note after another comes back at one lag and one distance, and none does not, it is a connection.
final class Returns {

    /// What a press is.
    enum Press {
        /// The player's.
        PLAYED,
        /// Perhaps an own note that comes back changed or late; the next ones will show.
        DOUBTED,
        /// An own note, unchanged and at once.
        OWN,
        /// An own note, as those before it, which come back changed or late.
        RETURNED,
        /// The one with which that shows.
        LAST_PROOF
    }

    private static final long LATEST_NANOS = 250_000_000;
    private static final long SPREAD_NANOS = 20_000_000;
    private static final long CHORD_NANOS = 30_000_000;
    private static final long PATIENCE_NANOS = 50_000_000;
    private static final int OCTAVE = 12;
    private static final int PROOFS = 3;

    private final OwnNotes own;
    private int proofs;
    private long lagNanos;
    private int shift;
    private long proofNote = OwnNotes.NONE;
    private boolean proven;

    Returns(OwnNotes own) {
        this.own = own;
    }

    /// Whether it has been shown that own notes come back changed or late.
    boolean isProven() {
        return proven;
    }

    /// How much later they come back.
    long lagNanos() {
        return lagNanos;
    }

    /// @param windowNanos what comes back unchanged within this time is known for sure; 0: nothing is own
    Press press(int pitch, int velocity, long nanos, long windowNanos) {
        if (windowNanos == 0) {
            return Press.PLAYED;
        }
        long same = own.same(pitch, velocity, nanos, windowNanos);
        if (same != OwnNotes.NONE) {
            own.cameBack(same, nanos - own.onsetNanos(same), true);
            return Press.OWN;
        }
        long expected = proofs == 0 ? OwnNotes.NONE : expected(pitch, nanos);
        if (expected != OwnNotes.NONE) {
            return prove(expected, nanos);
        }
        long first = nearest(pitch, nanos);
        if (first == OwnNotes.NONE) {
            return Press.PLAYED;
        }
        if (proven) {
            return Press.RETURNED; // by another way, too
        }
        begin(first, pitch, nanos);
        return Press.DOUBTED;
    }

    private Press prove(long note, long nanos) {
        boolean missed = isMissed(note);
        boolean another = own.onsetNanos(note) - own.onsetNanos(proofNote) >= CHORD_NANOS;
        lagNanos = nanos - own.onsetNanos(note);
        own.cameBack(note, lagNanos, proven || (another && !missed && proofs + 1 >= PROOFS));
        if (proven) {
            proofNote = note;
            return Press.RETURNED;
        }
        if (missed) {
            proofs = 1;
        } else if (another) {
            proofs++;
        }
        proofNote = missed || another ? note : proofNote;
        proven = proofs >= PROOFS;
        return proven ? Press.LAST_PROOF : proofs == 1 ? Press.PLAYED : Press.DOUBTED;
    }

    private void begin(long note, int pitch, long nanos) {
        proofs = 1;
        shift = pitch - own.pitch(note);
        lagNanos = nanos - own.onsetNanos(note);
        proofNote = note;
        own.cameBack(note, lagNanos, false);
    }

    /// The own note that comes back now as the ones before did.
    private long expected(int pitch, long nanos) {
        for (long note = own.newest(); note >= own.oldest(); note--) {
            long off = nanos - own.onsetNanos(note) - lagNanos;
            if (own.pitch(note) == pitch - shift && Math.abs(off) <= SPREAD_NANOS) {
                return note;
            }
        }
        return OwnNotes.NONE;
    }

    /// The newest own note that might come back now.
    private long nearest(int pitch, long nanos) {
        for (long note = own.newest(); note >= own.oldest(); note--) {
            if ((own.pitch(note) - pitch) % OCTAVE == 0
                    && own.canBeHeard(note, nanos, LATEST_NANOS)
                    && (proven || !own.isBack(note))) {
                return note;
            }
        }
        return OwnNotes.NONE;
    }

    /// Whether an own note between the last proof and `note` did not come back.
    private boolean isMissed(long note) {
        for (long between = Math.max(own.oldest(), proofNote + 1); between < note; between++) {
            boolean before = own.onsetNanos(between) < own.onsetNanos(note) - CHORD_NANOS;
            if (before && !own.isBack(between)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a release is that of an own note that came back.
    boolean release(int pitch, long nanos) {
        return own.endsOne(pitch, 0, nanos) || (proofs > 0 && shift != 0 && own.endsOne(pitch, shift, nanos));
    }

    /// Whether they come back no more: one that was played since should have. Known from now on.
    boolean haveStopped(long nanos) {
        if (!proven) {
            return false;
        }
        for (long note = Math.max(own.oldest(), proofNote + 1); note <= own.newest(); note++) {
            if (own.onsetNanos(note) + Math.max(0, lagNanos) + PATIENCE_NANOS < nanos && !own.isBack(note)) {
                proven = false;
                proofs = 0;
                return true;
            }
        }
        return false;
    }
}
