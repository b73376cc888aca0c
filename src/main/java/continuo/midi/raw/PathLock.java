package continuo.midi.raw;

import continuo.midi.PortException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Keeps a second Continuo from one end of a byte stream, where each would get some of the bytes. The system gives the
/// lock up when the process ends, however it does. It is a file of its own, for opening a pipe to lock it would make
/// one
/// of those who wait at its other end go on.
final class PathLock {

    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Path NOTHING = Path.of("/dev/null"); // anybody may have it at once

    private final @Nullable FileChannel file;

    private PathLock(@Nullable FileChannel file) {
        this.file = file;
    }

    /// @param use what is done with the path, as in "is read"
    /// @throws PortException if another Continuo does so already
    static PathLock of(Path path, String use) throws PortException {
        if (path.equals(NOTHING)) {
            return new PathLock(null);
        }
        FileChannel file = null;
        try {
            String name = "continuo-%s-%s.lock"
                    .formatted(use.split(" ")[0], path.toRealPath().toString().replaceAll("[^A-Za-z0-9]", "-"));
            file = FileChannel.open(
                    FOLDER.resolve(name.toLowerCase(Locale.ROOT)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() != null) {
                return new PathLock(file);
            }
        } catch (OverlappingFileLockException e) {
            // another port of this process: said below
        } catch (IOException e) {
            return new PathLock(file); // nothing can be locked here: it does without
        }
        new PathLock(file).close();
        throw new PortException(
                "%s is %s by another Continuo already; end that one first, or name another path".formatted(path, use));
    }

    void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                return; // the lock is gone with the process at the latest
            }
        }
    }
}
