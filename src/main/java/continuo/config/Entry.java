package continuo.config;

/// One setting as somebody wrote it.
///
/// @param where what a complaint about it begins with: file, line and key, or the option
/// @param key as in the settings file
/// @param text the value, unread
public record Entry(String where, String key, String text) {

    /// What an option of the command line says; it stands above the file.
    public static Entry ofOption(String option, String key, String text) {
        return new Entry(option, key, text);
    }
}
