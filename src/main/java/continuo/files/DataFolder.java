package continuo.files;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this system keeps what programs make for their user.
public final class DataFolder {

    private DataFolder() {}

    /// Continuo's, on the system that this program runs on.
    public static Path here() {
        return of(System.getProperty("os.name", ""), System.getenv(), System.getProperty("user.home", ""));
    }

    /// @param system as the JDK's property `os.name` gives it
    /// @param home the user's folder
    static Path of(String system, Map<String, String> environment, String home) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isEmpty() ? Path.of(home, "AppData", "Local") : Path.of(local)).resolve("Continuo");
        }
        if (lower.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Continuo");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        boolean named = data.startsWith("/"); // as the XDG base directory specification has it
        return (named ? Path.of(data) : Path.of(home, ".local", "share")).resolve("continuo");
    }
}
