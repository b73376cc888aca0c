package continuo.osc;

import static continuo.music.Checks.requireRange;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Whether there is OSC, and where.
///
/// @param port UDP
/// @param bind the address to listen on; none for all networks of this computer
/// @param to who is told of changes without having asked, unresolved; none if nobody is
public record OscSettings(
        boolean on,
        int port,
        @Nullable InetAddress bind,
        @Nullable InetSocketAddress to) {

    public OscSettings {
        requireRange("port", port, 1, 65_535);
    }
}
