package continuo.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// Writes files that appear under their names only when they are whole. Where that fails (a full disk, most of all),
/// what was there before is there still, nothing is left beside it, and the exception names the file.
public final class WholeFile {

    private static final String UNFINISHED = ".part";

    private WholeFile() {}

    /// Fills a stream.
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /// @param file where it appears; its folder is made where it is missing
    /// @throws IOException with a message for the user
    public static void write(Path file, Writing writing) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            writeStream(file, file, writing); // a pipe, say: there is nothing to replace
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            writeStream(file, unfinished, writing);
            replace(unfinished, file);
        } catch (FileSystemException e) {
            throw unwritten(file, e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void writeStream(Path file, Path to, Writing writing) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            writing.to(out);
        } catch (FileSystemException e) {
            throw e.getFile() == null || e.getFile().equals(to.toString()) ? unwritten(file, e) : e;
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    private static void replace(Path unfinished, Path file) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static IOException unwritten(Path file, IOException cause) {
        return new IOException(
                "%s cannot be written (%s); make room or name another place".formatted(file, reason(cause)), cause);
    }

    private static @Nullable String reason(IOException cause) {
        if (cause instanceof FileSystemException e) {
            return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
