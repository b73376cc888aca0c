package continuo.osc;

/// Something that is no OSC, or more of it than is read.
final class OscException extends Exception {

    private static final long serialVersionUID = 1L;

    OscException(String message) {
        super(message);
    }
}
