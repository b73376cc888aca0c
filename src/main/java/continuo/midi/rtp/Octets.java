package continuo.midi.rtp;

/// Reads a packet octet by octet and never past its end: what is missing reads as 0 and is remembered. Made once and
/// laid over one packet after another.
final class Octets {

    private byte[] bytes = {};
    private int at;
    private int end;
    private boolean ranOut;

    /// Lays it over `bytes[from..to)`.
    Octets over(byte[] packet, int from, int to) {
        bytes = packet;
        at = from;
        end = to;
        ranOut = false;
        return this;
    }

    /// Lays it over the next `length` octets of `whole`, which goes on behind them.
    Octets over(Octets whole, int length) {
        int size = Math.clamp(length, 0, whole.left());
        over(whole.bytes, whole.at, whole.at + size);
        whole.skip(length);
        ranOut = size != length;
        return this;
    }

    /// Lays it over the next `length` octets of `whole`, which stays before them.
    Octets ahead(Octets whole, int length) {
        return over(whole.bytes, whole.at, whole.at + Math.clamp(length, 0, whole.left()));
    }

    int left() {
        return end - at;
    }

    /// Whether more was read than there was.
    boolean ranOut() {
        return ranOut;
    }

    /// The next octet, which stays; -1 at the end.
    int peek() {
        return at < end ? bytes[at] & 0xFF : -1;
    }

    int next() {
        if (at >= end) {
            ranOut = true;
            return 0;
        }
        return bytes[at++] & 0xFF;
    }

    int two() {
        return next() << 8 | next();
    }

    int four() {
        return two() << 16 | two();
    }

    long eight() {
        return (long) four() << 32 | Integer.toUnsignedLong(four());
    }

    void skip(int count) {
        ranOut |= count < 0 || count > left();
        at += Math.clamp(count, 0, left());
    }
}
