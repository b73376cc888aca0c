package continuo.corpus;

import java.io.IOException;

/// A corpus that cannot be learnt from. The message is one line for the user.
public final class CorpusException extends IOException {

    private static final long serialVersionUID = 1;

    public CorpusException(String message) {
        super(message);
    }

    public CorpusException(String message, Throwable cause) {
        super(message, cause);
    }
}
