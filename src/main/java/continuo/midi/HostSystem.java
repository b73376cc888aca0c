package continuo.midi;

import java.util.Locale;

/// The operating systems whose ports differ. An argument wherever advice or a choice depends on it, so that each can be
/// tested on any other.
public enum HostSystem {
    LINUX,
    MACOS,
    WINDOWS,
    OTHER;

    /// The one this program runs on.
    public static HostSystem here() {
        return named(System.getProperty("os.name", ""));
    }

    /// @param name as the JDK's property `os.name` gives it
    static HostSystem named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("linux")) {
            return LINUX;
        }
        if (lower.contains("mac")) {
            return MACOS;
        }
        return lower.startsWith("windows") ? WINDOWS : OTHER;
    }
}
