package continuo.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A model file cannot be used; the message says which, why, and what to do, in one line.
public final class ModelFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public ModelFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
