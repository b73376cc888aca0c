package continuo.midi.rtp;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Whom we invite, and when next. Who ends his sessions again and again is invited more and more seldom.
final class Invitations {

    private static final long REFUSED_NANOS = 30_000_000_000L;
    private static final long SHORTEST_WAIT_NANOS = 1_000_000_000;
    private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;

    private final Map<InetSocketAddress, Long> nextNanos = new LinkedHashMap<>();
    private final Map<InetSocketAddress, Long> waitNanos = new LinkedHashMap<>();

    void add(InetSocketAddress control, long now) {
        nextNanos.putIfAbsent(control, now);
        waitNanos.putIfAbsent(control, SHORTEST_WAIT_NANOS);
    }

    Set<InetSocketAddress> all() {
        return nextNanos.keySet();
    }

    boolean isDue(InetSocketAddress control, long now) {
        return nextNanos(control) <= now;
    }

    long nextNanos(InetSocketAddress control) {
        return nextNanos.getOrDefault(control, Sender.NEVER);
    }

    /// Does not ask again for a while.
    void refused(InetSocketAddress control, long now) {
        nextNanos.replace(control, now + REFUSED_NANOS);
    }

    /// A session with him has ended: asks again after a second, and after twice as long as the last time where it did
    /// not last.
    ///
    /// @param lastedNanos how long it was open
    void ended(InetSocketAddress control, long lastedNanos, long now) {
        Long before = waitNanos.get(control);
        if (before == null) {
            return; // he has invited us
        }
        long wait = lastedNanos >= LONGEST_WAIT_NANOS ? SHORTEST_WAIT_NANOS : before;
        nextNanos.replace(control, now + wait);
        waitNanos.replace(control, Math.min(2 * wait, LONGEST_WAIT_NANOS));
    }
}
