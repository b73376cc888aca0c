package continuo.midi.rtp;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who may connect, and who has been told off already.
final class GuestList {

    static final String ANYONE = "anyone";

    private static final int REMEMBERED = 64;
    private static final long AGAIN_NANOS = 60_000_000_000L;
    private static final long SHORTEST_NANOS = 1_000_000_000;

    private final List<String> allowed;
    private final Map<String, Long> refused = new LinkedHashMap<>();
    private long lastNanos = Long.MIN_VALUE;

    /// @param allowed names or addresses, or [#ANYONE]
    GuestList(List<String> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    boolean allows(String name, InetSocketAddress from) {
        String address = from.getAddress().getHostAddress();
        return allowed.stream()
                .anyMatch(entry -> entry.equals(ANYONE)
                        || entry.equals(address)
                        || (!name.isEmpty() && entry.equalsIgnoreCase(name)));
    }

    /// Whether a refusal is to be said: once a minute for each who asks, and not more than one each second, for names
    /// cost a flood of them nothing.
    boolean isNews(String who, long now) {
        Long before = refused.get(who);
        boolean soon = lastNanos != Long.MIN_VALUE && now - lastNanos < SHORTEST_NANOS;
        if (soon || (before != null && now - before < AGAIN_NANOS)) {
            return false;
        }
        lastNanos = now;
        refused.remove(who);
        refused.put(who, now);
        if (refused.size() > REMEMBERED) {
            refused.remove(refused.keySet().iterator().next());
        }
        return true;
    }
}
