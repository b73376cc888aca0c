package continuo.live.improvise;

/// Whose turn it is. A phrase begins with a key that goes down, and has ended when nothing has sounded for a while; an
/// answer to it is due then. A key that goes down before an answer was heard makes it longer, be it after a breath: a
/// phrase is forgotten only when it was answered, or when its answer would have been heard.
final class Phrase {

    static final long NEVER = Long.MAX_VALUE;

    /// Where it is found out late that nothing sounds, an answer has so much time to be thought of.
    private static final long THOUGHT_NANOS = 250_000_000;

    /// No more than this later it makes no difference.
    private static final long SOON_NANOS = 25_000_000;

    private long beginNanos;
    private long endNanos;
    private long dueNanos = NEVER;
    private long silentNanos;
    private boolean begun;

    /// @param answered whether an answer was heard before
    /// @param breathNanos so long after an answer was due it has begun for sure
    void pressed(long nanos, boolean answered, long breathNanos) {
        if (!begun || answered || (isOver() && nanos - dueNanos >= breathNanos)) {
            beginNanos = nanos;
            begun = true;
        }
        dueNanos = NEVER;
    }

    /// Nothing sounds any more. Does nothing if there is no phrase.
    ///
    /// @param nanos now, when that is known
    /// @param newEndNanos when something was heard last
    void fellSilent(long nanos, long newEndNanos, long silenceNanos) {
        if (begun) {
            endNanos = Math.max(beginNanos, newEndNanos);
            dueNanos = Math.max(nanos + Math.min(silenceNanos, THOUGHT_NANOS), endNanos + silenceNanos);
            silentNanos = Math.max(dueNanos - silenceNanos, nanos - SOON_NANOS);
        }
    }

    /// The silence that ends a phrase is another than it was; it does not end before `nanos`.
    void silence(long silenceNanos, long nanos) {
        if (isOver()) {
            dueNanos = Math.max(nanos, endNanos + silenceNanos);
            silentNanos = nanos;
        }
    }

    /// There is nothing to answer.
    void forget() {
        begun = false;
        dueNanos = NEVER;
    }

    /// Whether the phrase ends at [#dueNanos] unless a key goes down.
    boolean isOver() {
        return dueNanos != NEVER;
    }

    long dueNanos() {
        return dueNanos;
    }

    /// Since when there has been time to think of an answer.
    long silentNanos() {
        return silentNanos;
    }

    /// From the first key down until something was heard last.
    long lengthNanos() {
        return endNanos - beginNanos;
    }
}
