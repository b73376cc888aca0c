package continuo.osc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Bytes of OSC, and bytes that are none.
class OscPacketsTest {

    @Provide
    Arbitrary<List<OscMessage>> messages() {
        Arbitrary<Object> arguments = Arbitraries.oneOf(
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.floats().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.strings()
                        .excludeChars('\0')
                        .ofMaxLength(40)
                        .filter(text ->
                                text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)))
                        .map(Object.class::cast));
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMaxLength(30),
                        arguments.list().ofMaxSize(8))
                .as((name, all) -> new OscMessage("/" + name, all))
                .list()
                .ofMinSize(1)
                .ofMaxSize(100);
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll("messages") List<OscMessage> messages) throws OscException {
        List<OscMessage> read = new ArrayList<>();
        for (ByteBuffer packet : OscPackets.write(messages)) {
            assertEquals(0, packet.remaining() % 4);
            read.addAll(OscPackets.read(packet));
        }
        assertEquals(messages, read);
    }

    /// The example of the specification.
    @Example
    void itIsTheSpecificationsBytes() {
        ByteBuffer packet = OscPackets.write(List.of(OscMessage.of("/oscillator/4/frequency", 440f)))
                .getFirst();

        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        assertArrayEquals(
                HexFormat.of().parseHex("2f6f7363696c6c61746f722f342f6672657175656e6379002c66000043dc0000"), bytes);
    }

    @Property(tries = 2_000)
    void whateverComesIsReadOrRefused(@ForAll long seed, @ForAll("messages") List<OscMessage> messages) {
        Random random = new Random(seed);
        ByteBuffer packet = OscPackets.write(messages).getFirst();
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        for (int change = 0; change < 1 + random.nextInt(4); change++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        ByteBuffer changed = ByteBuffer.wrap(bytes, 0, random.nextInt(bytes.length + 1));
        try {
            List<OscMessage> read = OscPackets.read(changed);
            assertTrue(read.size() <= Limits.MOST_MESSAGES);
        } catch (OscException e) {
            assertTrue(String.valueOf(e.getMessage()).length() < 60);
        }
    }

    @Example
    void whatIsTooMuchIsRefused() {
        assertRefused("bundles in", bundles(Limits.MOST_DEPTH + 1));
        assertRefused("messages", bundleOf(Limits.MOST_MESSAGES + 1));
        assertRefused("bytes", new byte[Limits.PACKET_BYTES + 4]);
        assertRefused("a text", padded("/" + "x".repeat(Limits.LONGEST_TEXT)));
        assertRefused("types", padded("/x", "," + "T".repeat(Limits.MOST_ARGUMENTS + 1)));
        assertRefused("a part of -1", concat(padded("#bundle"), new byte[8], new byte[] {-1, -1, -1, -1}));
        assertRefused("breaks off", padded("/x", ",i"));
        assertRefused("more bytes", concat(padded("/x", ","), new byte[4]));
        assertRefused("a type", padded("/x", ",b"));
        assertRefused("begin", padded("x", ","));
        assertRefused("multiple", new byte[] {'/', 0, 0});
        assertRefused("breaks off", new byte[0]);
        assertRefused("breaks off", "/xxx".getBytes(StandardCharsets.US_ASCII));
    }

    private static void assertRefused(String why, byte[] bytes) {
        OscException refused = assertThrows(OscException.class, () -> OscPackets.read(ByteBuffer.wrap(bytes)), why);
        String message = String.valueOf(refused.getMessage());
        assertEquals(1, message.lines().count());
        assertTrue(message.contains(why), message);
    }

    private static byte[] bundles(int depth) {
        byte[] inner = padded("/x", ",");
        for (int n = 0; n < depth; n++) {
            inner = concat(
                    padded("#bundle"),
                    new byte[8],
                    ByteBuffer.allocate(4).putInt(inner.length).array(),
                    inner);
        }
        return inner;
    }

    private static byte[] bundleOf(int count) {
        byte[] all = concat(padded("#bundle"), new byte[8]);
        for (int n = 0; n < count; n++) {
            all = concat(all, new byte[] {0, 0, 0, 8}, padded("/x", ","));
        }
        return all;
    }

    private static byte[] padded(String... texts) {
        byte[] all = {};
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            all = concat(all, bytes, new byte[4 - bytes.length % 4]);
        }
        return all;
    }

    private static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
