package continuo.midi.rtp;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What two peers say to each other beside the music: AppleMIDI, the session protocol that goes with RTP-MIDI.
sealed interface SessionMessage {

    int SIGNATURE = 0xFFFF;
    int VERSION = 2;
    int LONGEST_NAME_BYTES = 64;

    /// @return the number that the sender calls itself by
    int ssrc();

    void write(PacketBytes out);

    /// `IN` and the answers to it, `OK` and `NO`, and the goodbye.
    ///
    /// @param token made up by the inviting side, and given back
    /// @param name empty where none is given
    record Greeting(Kind kind, int token, int ssrc, String name) implements SessionMessage {

        enum Kind {
            INVITE('I', 'N'),
            ACCEPT('O', 'K'),
            REFUSE('N', 'O'),
            BYE('B', 'Y');

            private final int letters;

            Kind(char first, char second) {
                letters = first << 8 | second;
            }
        }

        @Override
        public void write(PacketBytes out) {
            out.clear()
                    .two(SIGNATURE)
                    .two(kind.letters)
                    .four(VERSION)
                    .four(token)
                    .four(ssrc);
            if (!name.isEmpty()) {
                byte[] text = name.getBytes(StandardCharsets.UTF_8);
                out.all(text, Math.min(text.length, LONGEST_NAME_BYTES)).one(0);
            }
        }
    }

    /// `CK`: the clocks of both sides, in units of 100 µs.
    ///
    /// @param count 0 asks, 1 answers, 2 closes the exchange
    record ClockSync(int ssrc, int count, long first, long second, long third) implements SessionMessage {

        private static final int LETTERS = 'C' << 8 | 'K';

        @Override
        public void write(PacketBytes out) {
            out.clear().two(SIGNATURE).two(LETTERS).four(ssrc).one(count).one(0).two(0);
            out.eight(first).eight(second).eight(third);
        }
    }

    /// `RS`: the packets up to this one have arrived, or have been made up for.
    record Feedback(int ssrc, int sequence) implements SessionMessage {

        private static final int LETTERS = 'R' << 8 | 'S';

        @Override
        public void write(PacketBytes out) {
            out.clear().two(SIGNATURE).two(LETTERS).four(ssrc).two(sequence).two(0);
        }
    }

    /// Whether a packet is one of these, and not music.
    static boolean is(byte[] packet, int length) {
        return length >= 4 && packet[0] == (byte) 0xFF && packet[1] == (byte) 0xFF;
    }

    /// Null if the packet is none, is cut short, or is of a kind or version that is not known.
    static @Nullable SessionMessage read(byte[] packet, int length) {
        Octets in = new Octets().over(packet, 0, length);
        if (in.two() != SIGNATURE) {
            return null;
        }
        int letters = in.two();
        SessionMessage message = switch (letters) {
            case ClockSync.LETTERS -> clockSync(in);
            case Feedback.LETTERS -> new Feedback(in.four(), in.two());
            default -> greeting(letters, in);
        };
        return in.ranOut() ? null : message;
    }

    private static ClockSync clockSync(Octets in) {
        int ssrc = in.four();
        int count = in.next();
        in.skip(3);
        return new ClockSync(ssrc, count, in.eight(), in.eight(), in.eight());
    }

    private static @Nullable Greeting greeting(int letters, Octets in) {
        for (Greeting.Kind kind : Greeting.Kind.values()) {
            if (kind.letters == letters && in.four() == VERSION) {
                return new Greeting(kind, in.four(), in.four(), name(in));
            }
        }
        return null;
    }

    /// The name up to its end or the longest length, with nothing in it that would disturb a terminal.
    private static String name(Octets in) {
        byte[] text = new byte[LONGEST_NAME_BYTES];
        int length = 0;
        while (length < text.length && in.peek() > 0) {
            text[length++] = (byte) in.next();
        }
        return new String(text, 0, length, StandardCharsets.UTF_8)
                .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}\"\uFFFD]", "")
                .strip();
    }
}
