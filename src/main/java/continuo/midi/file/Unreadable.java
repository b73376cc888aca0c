package continuo.midi.file;

/// Nothing can be read from a file. The message is what the file does or is, as the rest of a sentence.
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;

    Unreadable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
