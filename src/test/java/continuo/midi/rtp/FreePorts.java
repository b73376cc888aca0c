package continuo.midi.rtp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Finds UDP ports that nobody has.
public final class FreePorts {

    private FreePorts() {}

    /// The first of two that follow each other, on loopback.
    public static int pair() {
        while (true) {
            try (DatagramSocket first =
                    new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
                int port = first.getLocalPort();
                if (port < RtpSettings.HIGHEST_PORT && port % 2 == 0 && isFree(port + 1)) {
                    return port;
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static boolean isFree(int port) {
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
