package continuo.files;

import continuo.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A disk of a megabyte, which is soon full. Only root may mount one; else the test is skipped, even in CI.
public final class SmallDisk implements AutoCloseable {

    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    public static SmallDisk mount(Path path) throws IOException {
        Files.createDirectories(path);
        Needs.mayLack(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "continuo-test", path.toString()),
                "to mount a disk, as root");
        return new SmallDisk(path);
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        run("umount", "-l", path.toString()); // even where the JDK still holds a file open
    }
}
