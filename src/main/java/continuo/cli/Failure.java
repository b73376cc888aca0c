package continuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/// Says in one line why a command ended, and what to do. No trace reaches a user: that of a mistake of ours goes into a
/// file.
final class Failure {

    private static final int MEGABYTE = 1 << 20;

    private Failure() {}

    /// @return the exit code: 2 for what the user can mend, 1 for the rest
    static int report(Throwable thrown, PrintWriter err) {
        IOException mistake = find(IOException.class, thrown);
        OutOfMemoryError memory = find(OutOfMemoryError.class, thrown);
        StackOverflowError deep = find(StackOverflowError.class, thrown);
        LinkageError library = find(LinkageError.class, thrown);
        if (memory != null) {
            err.println(outOfMemory(Runtime.getRuntime().maxMemory() / MEGABYTE));
            return ExitCode.USAGE;
        }
        if (deep != null) {
            err.println("Continuo was given something that is nested too deeply to be read");
            return ExitCode.USAGE;
        }
        if (mistake != null) {
            err.println(PlainText.line(FileMistake.inWords(mistake)));
            return ExitCode.USAGE;
        }
        err.println(library != null ? broken(library) : ours(thrown));
        return ExitCode.SOFTWARE;
    }

    private static String outOfMemory(long megabytes) {
        return ("%,d MB of memory are not enough for this; set CONTINUO_MEMORY to more, as in"
                        + " CONTINUO_MEMORY=%dm launchers/continuo …, or give it smaller files")
                .formatted(megabytes, 4 * megabytes);
    }

    private static String broken(LinkageError library) {
        return PlainText.line("a part of Continuo is missing or does not fit (" + library
                + "); delete the folder target, and start it again to build it anew");
    }

    private static String ours(Throwable thrown) {
        String what = "Continuo failed: this is a mistake in it, not yours. Please report it";
        try {
            Path trace = Files.createTempFile("continuo-failure", ".txt");
            try (PrintWriter to = new PrintWriter(Files.newBufferedWriter(trace))) {
                thrown.printStackTrace(to);
            }
            return PlainText.line(what + " with " + trace + ", which says more (" + thrown + ")");
        } catch (IOException e) { // a full disk, say: then the line must do
            return PlainText.line(what + " (" + thrown + ")");
        }
    }

    private static <T extends Throwable> @Nullable T find(Class<T> kind, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
