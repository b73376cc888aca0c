package continuo.control;

import continuo.midi.ShortMessages;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The messages that a control sends.
///
/// @param number of the controller, key or program; 0 for the wheel, of which a channel has one
/// @param channel 0 to 15; [#ALL_CHANNELS] for each
public record Trigger(Kind kind, int number, int channel, Port port) {

    public static final int ALL_CHANNELS = -1;

    /// What may be written.
    public static final String WANTED = "cc, note or program with a number from 0 to 127, or wheel";

    private static final Pattern WORDS = Pattern.compile("(cc|note|program)\\s+(\\d{1,3})|wheel");

    /// The kind of message.
    public enum Kind {
        CC(127),
        NOTE(127),
        PROGRAM(127),
        WHEEL(16_383);

        private final int most;

        Kind(int most) {
            this.most = most;
        }
    }

    /// Reads `cc 74`, `note 36`, `program 5` or `wheel`; empty if it is none.
    public static Optional<Trigger> of(String text, int channel, Port port) {
        Matcher matcher = WORDS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(1) == null) {
            return Optional.of(new Trigger(Kind.WHEEL, 0, channel, port));
        }
        int number = Integer.parseInt(matcher.group(2));
        Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        return number > 127 ? Optional.empty() : Optional.of(new Trigger(kind, number, channel, port));
    }

    /// As it is written.
    public String words() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.WHEEL ? word : word + " " + number;
    }

    /// The highest value that comes.
    int most() {
        return kind.most;
    }

    /// Whether a button or a display can be told something by it.
    public boolean canShow() {
        return kind == Kind.CC || kind == Kind.NOTE;
    }

    /// The message that shows `value`.
    ///
    /// @param otherwise the channel where it has none of its own
    int shown(int value, int otherwise) {
        int to = channel == ALL_CHANNELS ? otherwise : channel;
        return switch (kind) {
            case CC -> ShortMessages.controlChange(to, number, value);
            case NOTE -> value == 0 ? ShortMessages.noteOff(to, number) : ShortMessages.noteOn(to, number, value);
            case PROGRAM, WHEEL -> throw new IllegalArgumentException("cannot be shown by " + this);
        };
    }

    /// Whether `message`, which came from `from`, is one of this control's. Allocates nothing.
    boolean matches(Port from, int message) {
        return (port == Port.ANY || port == from)
                && kindMatches(ShortMessages.command(message))
                && (kind == Kind.WHEEL || ShortMessages.data1(message) == number)
                && (channel == ALL_CHANNELS || ShortMessages.channel(message) == channel);
    }

    private boolean kindMatches(int command) {
        return switch (kind) {
            case CC -> command == ShortMessages.CONTROL_CHANGE;
            case NOTE -> command == ShortMessages.NOTE_ON || command == ShortMessages.NOTE_OFF;
            case PROGRAM -> command == ShortMessages.PROGRAM_CHANGE;
            case WHEEL -> command == ShortMessages.PITCH_WHEEL;
        };
    }

    /// The value that a message of this control brings; of a key that is let go 0.
    int value(int message) {
        return switch (kind) {
            case CC -> ShortMessages.data2(message);
            case NOTE -> ShortMessages.isPress(message) ? ShortMessages.data2(message) : 0;
            case PROGRAM -> 127;
            case WHEEL -> ShortMessages.data1(message) | ShortMessages.data2(message) << 7;
        };
    }
}
