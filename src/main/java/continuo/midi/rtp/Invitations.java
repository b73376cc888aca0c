package continuo.midi.rtp;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Whom we invite, and when next.
final class Invitations {

    private static final long REFUSED_NANOS = 30_000_000_000L;

    private final Map<InetSocketAddress, Long> nextNanos = new LinkedHashMap<>();

    void add(InetSocketAddress control, long now) {
        nextNanos.putIfAbsent(control, now);
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
}
