package continuo.osc;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Bytes into messages and back, as OSC 1.0 has them, with the types of 1.1 that need no bytes.
final class OscPackets {

    private static final int WORD = 4;
    private static final String BUNDLE = "#bundle";
    private static final int BUNDLE_HEAD_BYTES = 16;
    private static final long AT_ONCE = 1;

    private OscPackets() {}

    /// All messages of a packet, in its order.
    ///
    /// @param packet from its position to its limit
    /// @throws OscException if it is none, or more than is read; nothing of it counts then
    static List<OscMessage> read(ByteBuffer packet) throws OscException {
        if (packet.remaining() > Limits.PACKET_BYTES) {
            throw new OscException("more than %d bytes".formatted(Limits.PACKET_BYTES));
        }
        List<OscMessage> messages = new ArrayList<>();
        try {
            read(packet.slice(), 0, messages);
        } catch (BufferUnderflowException e) {
            throw new OscException("it breaks off");
        }
        return messages;
    }

    private static void read(ByteBuffer bytes, int depth, List<OscMessage> messages) throws OscException {
        if (bytes.remaining() % WORD != 0) {
            throw new OscException("its length is no multiple of 4");
        }
        String address = text(bytes);
        if (address.equals(BUNDLE)) {
            bytes.getLong(); // its time
            readBundle(bytes, depth + 1, messages);
        } else {
            if (messages.size() == Limits.MOST_MESSAGES) {
                throw new OscException("more than %d messages".formatted(Limits.MOST_MESSAGES));
            }
            messages.add(message(address, bytes));
        }
    }

    private static void readBundle(ByteBuffer bytes, int depth, List<OscMessage> messages) throws OscException {
        if (depth > Limits.MOST_DEPTH) {
            throw new OscException("bundles in more than %d bundles".formatted(Limits.MOST_DEPTH));
        }
        while (bytes.hasRemaining()) {
            int size = bytes.getInt();
            if (size <= 0 || size > bytes.remaining()) {
                throw new OscException("a part of %d bytes".formatted(size));
            }
            read(bytes.slice(bytes.position(), size), depth, messages);
            bytes.position(bytes.position() + size);
        }
    }

    private static OscMessage message(String address, ByteBuffer bytes) throws OscException {
        if (!address.startsWith("/")) {
            throw new OscException("an address that does not begin with /");
        }
        String types = bytes.hasRemaining() ? text(bytes) : ","; // old senders leave them out where there are none
        if (!types.startsWith(",") || types.length() > 1 + Limits.MOST_ARGUMENTS) {
            throw new OscException("no types, or too many");
        }
        List<Object> arguments = new ArrayList<>();
        for (char type : types.substring(1).toCharArray()) {
            arguments.add(argument(type, bytes));
        }
        if (bytes.hasRemaining()) {
            throw new OscException("more bytes than its types have");
        }
        return new OscMessage(address, arguments);
    }

    private static Object argument(char type, ByteBuffer bytes) throws OscException {
        return switch (type) {
            case 'i' -> bytes.getInt();
            case 'f' -> bytes.getFloat();
            case 's', 'S' -> text(bytes);
            case 'h' -> bytes.getLong();
            case 'd' -> bytes.getDouble();
            case 'T', 'I' -> true;
            case 'F', 'N' -> false;
            default -> throw new OscException("a type that is not read here");
        };
    }

    /// Up to its 0, which is filled up to a multiple of four bytes.
    private static String text(ByteBuffer bytes) throws OscException {
        int start = bytes.position();
        int length = 0;
        while (bytes.get() != 0) {
            if (++length > Limits.LONGEST_TEXT) {
                throw new OscException("a text of more than %d bytes".formatted(Limits.LONGEST_TEXT));
            }
        }
        int padded = (length / WORD + 1) * WORD;
        if (padded > bytes.limit() - start) {
            throw new BufferUnderflowException();
        }
        bytes.position(start + padded);
        byte[] text = new byte[length];
        bytes.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /// As few bundles as there may be, each of which fits into a packet; one message is no bundle.
    static List<ByteBuffer> write(List<OscMessage> messages) {
        if (messages.size() == 1) {
            return List.of(bytes(messages.getFirst()));
        }
        List<ByteBuffer> packets = new ArrayList<>();
        ByteBuffer bundle = newBundle();
        for (OscMessage message : messages) {
            ByteBuffer one = bytes(message);
            if (bundle.position() > BUNDLE_HEAD_BYTES
                    && bundle.position() + WORD + one.remaining() > Limits.BUNDLE_BYTES) {
                packets.add(bundle.flip());
                bundle = newBundle();
            }
            bundle.putInt(one.remaining()).put(one);
        }
        if (bundle.position() > BUNDLE_HEAD_BYTES) {
            packets.add(bundle.flip());
        }
        return packets;
    }

    private static ByteBuffer newBundle() {
        ByteBuffer bundle = ByteBuffer.allocate(Limits.PACKET_BYTES + BUNDLE_HEAD_BYTES + WORD);
        put(bundle, BUNDLE);
        return bundle.putLong(AT_ONCE);
    }

    private static ByteBuffer bytes(OscMessage message) {
        ByteBuffer bytes = ByteBuffer.allocate(Limits.PACKET_BYTES);
        put(bytes, message.address());
        StringBuilder types = new StringBuilder(",");
        message.arguments().forEach(argument -> types.append(type(argument)));
        put(bytes, types.toString());
        message.arguments().forEach(argument -> put(bytes, argument));
        return bytes.flip();
    }

    private static char type(Object argument) {
        return switch (argument) {
            case Integer _ -> 'i';
            case Float _ -> 'f';
            case String _ -> 's';
            case Long _ -> 'h';
            case Double _ -> 'd';
            case Boolean bool -> bool ? 'T' : 'F';
            default -> throw new IllegalArgumentException("no argument of OSC: " + argument);
        };
    }

    private static void put(ByteBuffer bytes, Object argument) {
        switch (argument) {
            case Integer whole -> bytes.putInt(whole);
            case Float number -> bytes.putFloat(number);
            case String text -> put(bytes, text);
            case Long whole -> bytes.putLong(whole);
            case Double number -> bytes.putDouble(number);
            default -> {} // its type says it
        }
    }

    /// A text that is too long is cut.
    private static void put(ByteBuffer bytes, String text) {
        byte[] all = text.replace('\0', ' ').getBytes(StandardCharsets.UTF_8);
        int length = Math.min(all.length, Limits.LONGEST_TEXT);
        int padded = (length / WORD + 1) * WORD;
        if (padded > bytes.remaining()) {
            throw new BufferOverflowException();
        }
        bytes.put(all, 0, length).put(new byte[padded - length]);
    }
}
