package continuo.midi.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Who may connect, and who has been told off already. An entry that is an address lets in whoever sends from
/// there, and nobody who only calls himself so; any other entry is a name, which peers give themselves.
final class GuestList {

    static final String ANYONE = "anyone";

    private static final int REMEMBERED = 64;
    private static final long AGAIN_NANOS = 60_000_000_000L;
    private static final long SHORTEST_NANOS = 1_000_000_000;

    private final List<InetAddress> addresses = new ArrayList<>();
    private final List<String> names = new ArrayList<>(); // in small letters
    private final boolean anyone;
    private final Map<String, Long> refused = new LinkedHashMap<>();
    private long lastNanos = Long.MIN_VALUE;

    /// @param allowed names or addresses, or [#ANYONE]
    GuestList(List<String> allowed) {
        anyone = allowed.contains(ANYONE);
        for (String entry : allowed) {
            address(entry).ifPresentOrElse(addresses::add, () -> names.add(entry.toLowerCase(Locale.ROOT)));
        }
    }

    /// How sure it is that who asks is meant, the surest last.
    enum Welcome {
        NONE,
        AS_ANYONE,
        BY_NAME,
        BY_ADDRESS
    }

    Welcome welcome(String name, InetSocketAddress from) {
        if (addresses.contains(from.getAddress())) {
            return Welcome.BY_ADDRESS;
        }
        if (names.contains(name.toLowerCase(Locale.ROOT))) {
            return Welcome.BY_NAME;
        }
        return anyone ? Welcome.AS_ANYONE : Welcome.NONE;
    }

    /// What to write into the list to let that peer in.
    static String entry(String name, InetSocketAddress from) {
        boolean usable = !name.isEmpty() && address(name).isEmpty() && !name.equals(ANYONE) && !name.contains(",");
        return usable ? name : from.getAddress().getHostAddress();
    }

    /// The address that is written there, if it is one. Asks no name server.
    private static Optional<InetAddress> address(String entry) {
        try {
            return Optional.of(InetAddress.ofLiteral(entry));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name
        }
    }

    /// Whether a refusal is to be said: once a minute for each who asks, and not more than one each second, for
    /// names cost a flood of them nothing.
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
