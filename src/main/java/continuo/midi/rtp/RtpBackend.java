package continuo.midi.rtp;

import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sessions with other computers over the network, for input and output alike. Nothing is opened unless the settings
/// name it.
public final class RtpBackend implements MidiBackend {

    static final String NAME = "rtp";

    private final RtpSettings settings;
    private final Consumer<String> says;
    private final List<Runnable> farewells = new ArrayList<>(); // guarded by this
    private @Nullable Network network; // guarded by this; there while a port is open
    private int users; // guarded by this

    /// @param says takes the lines about peers that a user is to see
    public RtpBackend(RtpSettings settings, Consumer<String> says) {
        this.settings = settings;
        this.says = says;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String whyUnavailable() {
        return ""; // every system has sockets
    }

    @Override
    public boolean createsPorts() {
        return true;
    }

    /// The peers that are connected.
    @Override
    public synchronized List<PortInfo> inputs() {
        Network there = network;
        List<String> peers = there == null ? List.of() : there.connected();
        return peers.stream().map(peer -> new PortInfo(NAME, peer, false)).toList();
    }

    @Override
    public List<PortInfo> outputs() {
        return inputs();
    }

    /// @param wanted `auto` or `virtual`: whoever is connected, now and later
    @Override
    public synchronized MidiInput openInput(String wanted) throws PortException {
        RtpInput input = new RtpInput(network(wanted), sessionName(), this::release);
        farewells.add(input::close);
        return input;
    }

    /// @param wanted as for [#openInput]
    @Override
    public synchronized MidiOutput openOutput(String wanted) throws PortException {
        RtpOutput output =
                new RtpOutput(network(wanted), sessionName(), remark(), settings.aheadNanos(), this::release);
        farewells.add(output::close);
        return output;
    }

    private String sessionName() {
        return "%s, RTP-MIDI on UDP port %d".formatted(settings.name(), settings.port());
    }

    private String remark() {
        if (!settings.connect().isEmpty()) {
            return "";
        }
        if (settings.allow().isEmpty()) {
            return "nobody may connect by RTP-MIDI yet; write a name, an address or 'anyone' at 'allow' under 'rtp'";
        }
        return settings.bind().equals(RtpSettings.LOOPBACK)
                ? "only programs on this computer reach it by RTP-MIDI; 'bind: all' under 'rtp' lets others in"
                : "";
    }

    @Override
    public String howToListen(String port) {
        if (!settings.connect().isEmpty()) {
            return "nothing: Continuo connects to %s by RTP-MIDI".formatted(String.join(", ", settings.connect()));
        }
        String first =
                settings.allow().isEmpty() ? "write who may connect at 'allow' under 'rtp' in the settings; " : "";
        return first
                + "from there, connect to the RTP-MIDI session \"%s\" at this computer's address, port %d"
                        .formatted(settings.name(), settings.port());
    }

    private Network network(String wanted) throws PortException {
        if (!wanted.equals(PortChoice.AUTO) && !wanted.equals(PortChoice.VIRTUAL)) {
            throw new PortException(
                    "RTP-MIDI has no ports to choose from; write just 'rtp', and '%s' at 'connect' under 'rtp'"
                            .formatted(wanted));
        }
        List<InetSocketAddress> guests = new ArrayList<>();
        for (String peer : settings.connect()) {
            guests.add(address(peer));
        }
        Network there = network;
        if (there == null) {
            there = new Network(settings, says);
            there.start();
            network = there;
        }
        guests.forEach(there::invite);
        users++;
        return there;
    }

    private static InetSocketAddress address(String peer) throws PortException {
        int colon = peer.lastIndexOf(':');
        boolean alone = colon < 0 || peer.endsWith("]"); // an IPv6 address stands in brackets
        String host = alone ? peer : peer.substring(0, colon);
        InetSocketAddress address =
                new InetSocketAddress(host, alone ? RtpSettings.DEFAULT_PORT : port(peer, peer.substring(colon + 1)));
        if (address.isUnresolved()) {
            throw new PortException(
                    "no computer is named '%s'; write its address, as in 192.168.1.20:5004".formatted(host));
        }
        return address;
    }

    private static int port(String peer, String text) throws PortException {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= RtpSettings.HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new PortException("'%s' has no port number after the colon, as in 192.168.1.20:5004".formatted(peer));
    }

    private synchronized void release() {
        users--;
        Network there = network;
        if (users == 0 && there != null) {
            network = null;
            there.close();
        }
    }

    @Override
    public synchronized void close() {
        farewells.forEach(Runnable::run);
        farewells.clear();
    }
}
