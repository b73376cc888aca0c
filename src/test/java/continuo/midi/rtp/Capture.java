package continuo.midi.rtp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Packets as a capture file in the pcap format (linktype 101, raw IPv4), which tshark reads.
///
/// Some octets of nothing follow each packet of music: tshark 4.0 looks for as many octets of releases as a journal has
/// presses, and takes a packet for cut short that ends before that.
final class Capture {

    private static final int IP_BYTES = 20;
    private static final int UDP_BYTES = 8;
    private static final int SPARE = 128;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    Capture() {
        try {
            out.writeInt(0xA1B23C4D); // times in nanoseconds
            out.writeShort(2);
            out.writeShort(4);
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(65_535);
            out.writeInt(101);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(long nanos, InetSocketAddress from, InetSocketAddress to, byte[] payload) {
        byte[] padded =
                Arrays.copyOf(payload, payload.length + (SessionMessage.is(payload, payload.length) ? 0 : SPARE));
        int length = IP_BYTES + UDP_BYTES + padded.length;
        try {
            out.writeInt((int) (nanos / NANOS_PER_SECOND));
            out.writeInt((int) (nanos % NANOS_PER_SECOND));
            out.writeInt(length);
            out.writeInt(length);
            out.writeInt(0x45 << 24 | length);
            out.writeInt(0);
            out.writeInt(64 << 24 | 17 << 16); // UDP; no checksum
            out.write(from.getAddress().getAddress());
            out.write(to.getAddress().getAddress());
            out.writeShort(from.getPort());
            out.writeShort(to.getPort());
            out.writeShort(UDP_BYTES + padded.length);
            out.writeShort(0);
            out.write(padded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeTo(Path file) throws IOException {
        Files.write(file, bytes.toByteArray());
    }
}
