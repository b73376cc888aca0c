package continuo.cli;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries the packets of both ports between a peer and a daemon while it is plugged in.
final class NetworkCable implements AutoCloseable {

    private static final int LARGEST_BYTES = 2048;

    private final List<DatagramSocket> sockets = new ArrayList<>();
    private volatile boolean plugged = true;

    /// @param port the first of the two that a peer connects to
    /// @param daemonPort the first of the daemon's
    NetworkCable(int port, int daemonPort) throws IOException {
        for (int i = 0; i < 2; i++) {
            new Wire(port + i, daemonPort + i);
        }
    }

    void plug(boolean in) {
        plugged = in;
    }

    @Override
    public void close() {
        sockets.forEach(DatagramSocket::close);
    }

    /// One of the two ports.
    private final class Wire {

        private final DatagramSocket front;
        private final DatagramSocket back =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        private volatile @Nullable SocketAddress peer;

        Wire(int port, int daemonPort) throws IOException {
            front = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            sockets.addAll(List.of(front, back));
            InetSocketAddress daemon = new InetSocketAddress(InetAddress.getLoopbackAddress(), daemonPort);
            Thread.ofPlatform()
                    .daemon()
                    .name("cable")
                    .start(() -> carry(front, packet -> {
                        peer = packet.getSocketAddress();
                        send(back, packet, daemon);
                    }));
            Thread.ofPlatform()
                    .daemon()
                    .name("cable")
                    .start(() -> carry(back, packet -> {
                        SocketAddress to = peer;
                        if (to != null) {
                            send(front, packet, to);
                        }
                    }));
        }

        private void carry(DatagramSocket from, Carrier carrier) {
            while (!from.isClosed()) {
                DatagramPacket packet = new DatagramPacket(new byte[LARGEST_BYTES], LARGEST_BYTES);
                if (received(from, packet) && plugged) {
                    carrier.carry(packet);
                }
            }
        }

        private boolean received(DatagramSocket from, DatagramPacket packet) {
            try {
                from.receive(packet);
                return true;
            } catch (IOException e) {
                return false; // closed, or told that nobody is there
            }
        }

        private void send(DatagramSocket from, DatagramPacket packet, SocketAddress to) {
            packet.setSocketAddress(to);
            try {
                from.send(packet);
            } catch (IOException e) {
                return; // lost, as packets are
            }
        }
    }

    private interface Carrier {
        void carry(DatagramPacket packet);
    }
}
