package continuo.midi.rtp;

import java.net.InetSocketAddress;

/// Where packets leave: two sockets, or a test's link.
interface Wire {

    /// Of the two ports of each side.
    enum Port {
        CONTROL,
        DATA
    }

    /// Copies the packet before it returns. A packet that cannot be sent is lost, as many are.
    void send(Port from, InetSocketAddress to, PacketBytes packet);
}
