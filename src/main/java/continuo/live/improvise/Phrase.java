package continuo.live.improvise;

/// Whose turn it is. A phrase begins with a key that goes down, and has ended when nothing has sounded for a while; an
/// answer to it is due then. A key that goes down sooner makes it longer, one that goes down later begins another.
final class Phrase {

    static final long NEVER = Long.MAX_VALUE;

    private long beginNanos;
    private long fellSilentNanos;
    private long dueNanos = NEVER;
    private boolean begun;

    void pressed(long nanos) {
        if (!begun || nanos >= dueNanos) {
            beginNanos = nanos;
            begun = true;
        }
        dueNanos = NEVER;
    }

    /// Nothing sounds any more. Does nothing if there is no phrase.
    void fellSilent(long nanos, long silenceNanos) {
        if (begun) {
            fellSilentNanos = nanos;
            dueNanos = nanos + silenceNanos;
        }
    }

    /// The silence that ends a phrase is another than it was; it does not end before `nanos`.
    void silence(long silenceNanos, long nanos) {
        if (isOver()) {
            dueNanos = Math.max(nanos, fellSilentNanos + silenceNanos);
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

    /// From the first key down until nothing sounded.
    long lengthNanos() {
        return fellSilentNanos - beginNanos;
    }
}
