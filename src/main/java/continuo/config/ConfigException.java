package continuo.config;

import java.io.IOException;

/// Settings that cannot be used. The message is one line for the user: where, what is wrong and what to write.
public final class ConfigException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 600;

    public ConfigException(String message) {
        super(shown(message));
    }

    public ConfigException(String message, Throwable cause) {
        super(shown(message), cause);
    }

    /// What somebody wrote into a file may be of any length, and hold what would move a terminal's cursor.
    private static String shown(String message) {
        String cut = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
        return cut.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }
}
