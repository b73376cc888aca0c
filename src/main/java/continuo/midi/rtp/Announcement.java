package continuo.midi.rtp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;

/// Tells the networks of this computer that there is a session, by mDNS (Bonjour), so that others see its name in a
/// list and need no address. On a thread of its own: it takes seconds, and a network without it is no reason to
/// wait.
final class Announcement implements AutoCloseable {

    static final String SERVICE = "_apple-midi._udp.local.";

    private static final long FAREWELL_MILLIS = 1500;

    private final String name;
    private final int port;
    private final InetAddress bind;
    private final Consumer<String> says;
    private final List<JmDNS> responders = new ArrayList<>(); // guarded by itself
    private final Thread thread =
            Thread.ofPlatform().daemon().name("continuo-announce").unstarted(this::announce);

    /// @param bind the address that the session is open to
    Announcement(String name, int port, InetAddress bind, Consumer<String> says) {
        this.name = name;
        this.port = port;
        this.bind = bind;
        this.says = says;
    }

    void start() {
        thread.start();
    }

    private void announce() {
        try {
            for (InetAddress address : bind.isAnyLocalAddress() ? addresses() : List.of(bind)) {
                announce(address);
            }
        } catch (IOException | RuntimeException e) { // the latter also when it is closed meanwhile
            says.accept("The session \"%s\" is not announced on the network (%s); connect to this computer's address."
                    .formatted(name, e.getMessage()));
        }
    }

    private void announce(InetAddress address) throws IOException {
        JmDNS responder = JmDNS.create(address);
        synchronized (responders) {
            responders.add(responder);
        }
        responder.registerService(ServiceInfo.create(SERVICE, name, port, ""));
    }

    /// Of this computer, one for each of its networks.
    private static List<InetAddress> addresses() throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            if (network.isUp() && network.supportsMulticast() && !network.isLoopback()) {
                network.inetAddresses()
                        .filter(Inet4Address.class::isInstance)
                        .findFirst()
                        .ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    /// Takes the announcement back.
    @Override
    public void close() {
        Thread farewell =
                Thread.ofPlatform().daemon().name("continuo-announce-end").start(this::withdraw);
        try {
            farewell.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void withdraw() {
        synchronized (responders) {
            for (JmDNS responder : responders) {
                responder.unregisterAllServices();
                try {
                    responder.close();
                } catch (IOException e) {
                    says.accept("The session could not be withdrawn: " + e.getMessage() + ".");
                }
            }
            responders.clear();
        }
    }
}
