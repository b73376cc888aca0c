package continuo.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder that a command is about to write into.
final class OutputFolder {

    private OutputFolder() {}

    /// Makes the folder where it is missing, and tries whether it can be written before any work is done.
    static Path prepare(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "continuo", ".try"));
        } catch (FileSystemException e) {
            throw new IOException("cannot write into the folder " + folder + "; name another one with --out", e);
        }
        return folder.toAbsolutePath().normalize();
    }
}
