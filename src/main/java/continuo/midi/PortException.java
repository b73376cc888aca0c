package continuo.midi;

import java.io.IOException;

/// A port that cannot be used as asked. The message is one line for the user: what is wrong and what to do.
public final class PortException extends IOException {

    private static final long serialVersionUID = 1L;

    public PortException(String message) {
        super(message);
    }

    public PortException(String message, Throwable cause) {
        super(message, cause);
    }
}
