package continuo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that a command writes when its work is done.
final class OutputFile {

    private OutputFile() {}

    /// Says before any work is done that the file cannot be written, and makes nothing.
    ///
    /// @param option by which another one may be named
    static void require(Path file, String option) throws IOException {
        if (Files.isDirectory(file) || file.getFileName() == null) {
            throw new IOException("%s is a folder; name a file with %s".formatted(file, option));
        }
        Path nearest = file.toAbsolutePath().getParent();
        while (nearest != null && !Files.exists(nearest)) { // it is made, in the first one that there is
            nearest = nearest.getParent();
        }
        if (nearest == null || !Files.isDirectory(nearest)) {
            throw new IOException("%s cannot be written, for %s is no folder; name another file with %s"
                    .formatted(file, nearest, option));
        }
        boolean replaces = Files.exists(file) && !Files.isRegularFile(file); // a pipe is written as it is
        if (!Files.isWritable(replaces ? file : nearest)) {
            throw new IOException("%s cannot be written: its permissions forbid it; name another file with %s"
                    .formatted(file, option));
        }
    }
}
