package continuo.config;

import java.io.IOException;

/// Settings that cannot be used. The message is one line for the user: where, what is wrong and what to write.
public final class ConfigException extends IOException {

    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
