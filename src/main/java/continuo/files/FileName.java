package continuo.files;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Reads the name of a file that somebody has written: in the settings, as an option, as a port.
public final class FileName {

    private static final int LONGEST = 4096; // no system opens a longer one

    private FileName() {}

    /// @throws IOException if it can be no file's name on this system; the message says why, in one line
    public static Path of(String text) throws IOException {
        if (text.isBlank()) {
            throw new IOException("a file's name is missing; write one");
        }
        if (text.length() > LONGEST) {
            throw new IOException(
                    "the name of a file is too long: it begins with '%s'".formatted(text.substring(0, 40)));
        }
        if (text.indexOf('\0') >= 0) {
            throw new IOException("'%s' is no file's name: there is a character 0 in it".formatted(text));
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IOException(unusable(text), e);
        }
    }

    /// The JVM writes names in the letters of the system's language, which may be few.
    private static String unusable(String text) {
        String letters = System.getProperty("sun.jnu.encoding", "");
        return letters.equals("UTF-8")
                ? "'%s' is no file's name on this system; write another one".formatted(text)
                : ("'%s' has letters that this system's language (%s) does not: set the variable LC_ALL to C.UTF-8, or"
                                + " start Continuo by its launcher, which does")
                        .formatted(text, letters);
    }
}
