package continuo.midi.rtp;

import static continuo.parameter.Parameters.RTP_AHEAD;
import static continuo.parameter.Parameters.RTP_BIND;
import static continuo.parameter.Parameters.RTP_NAME;
import static continuo.parameter.Parameters.RTP_PORT;

import java.util.List;

/// How Continuo takes part in sessions.
///
/// @param name what the session is called, at most 63 bytes of UTF-8
/// @param port of control packets (UDP); music comes and goes at the next one
/// @param bind the address to listen on; `127.0.0.1` for programs on this computer only, `all` for all of its networks
/// @param allow who may connect: names or addresses, `anyone` for all
/// @param connect whom to invite: `host` or `host:port`
/// @param aheadNanos how long before its time a note is sent
public record RtpSettings(
        String name, int port, String bind, List<String> allow, List<String> connect, long aheadNanos) {

    public static final int DEFAULT_PORT = RTP_PORT.usualWhole();

    /// The next one is needed too.
    public static final int HIGHEST_PORT = (int) RTP_PORT.range().max();

    public static final String LOOPBACK = "127.0.0.1";

    /// Every network of this computer.
    public static final String ALL = "all";

    public static final RtpSettings DEFAULT =
            new RtpSettings(RTP_NAME.usual(), DEFAULT_PORT, RTP_BIND.usual(), List.of(), List.of(), (long)
                    (RTP_AHEAD.usualNumber() * 1e6));

    public RtpSettings {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port must be from 1 to " + HIGHEST_PORT + ", was " + port);
        }
        if (aheadNanos < 0) {
            throw new IllegalArgumentException("aheadNanos must not be negative, was " + aheadNanos);
        }
        allow = List.copyOf(allow);
        connect = List.copyOf(connect);
    }
}
