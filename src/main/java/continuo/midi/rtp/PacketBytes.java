package continuo.midi.rtp;

/// A packet being written, in network byte order. Made once and used again and again.
final class PacketBytes {

    /// What fits into one Ethernet frame, so that no packet is sent in fragments.
    static final int MOST = 1472;

    private final byte[] bytes = new byte[MOST];
    private int size;

    PacketBytes clear() {
        size = 0;
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    int left() {
        return MOST - size;
    }

    PacketBytes one(int value) {
        bytes[size++] = (byte) value;
        return this;
    }

    PacketBytes two(int value) {
        return one(value >> 8).one(value);
    }

    PacketBytes four(int value) {
        return two(value >> 16).two(value);
    }

    PacketBytes eight(long value) {
        return four((int) (value >> 32)).four((int) value);
    }

    PacketBytes all(byte[] source, int length) {
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
        return this;
    }

    /// Writes over the octet at `place`.
    void set(int place, int value) {
        bytes[place] = (byte) value;
    }
}
