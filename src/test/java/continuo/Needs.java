package continuo;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a test needs of the machine it runs on. On a machine of ours (CI) all of it is there, or the test fails; on
/// somebody's own it is skipped, and the reason is printed.
public final class Needs {

    private Needs() {}

    /// @param program its name, as found on the PATH or among the system's programs
    public static void program(String program) {
        boolean there = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/sbin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        that(there, "the program " + program);
    }

    /// What CI may lack too: rights over the machine.
    public static void mayLack(boolean there, String what) {
        if (!there) {
            System.out.println("Skipped: a test needs " + what);
        }
        assumeTrue(there, "needs " + what);
    }

    /// @param what the thing needed, as in "needs …"
    public static void that(boolean there, String what) {
        if (!there) {
            System.out.println("Skipped: a test needs " + what);
        }
        assertTrue(there || !"true".equals(System.getenv("CI")), "CI lacks " + what);
        assumeTrue(there, "needs " + what);
    }
}
