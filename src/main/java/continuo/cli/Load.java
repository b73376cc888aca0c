package continuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a machine with a lot to do looks like: other programs that want every processor (two, or as many as there are),
/// and a thread of this one that makes the JVM collect garbage again and again.
final class Load implements AutoCloseable {

    private static final int FEWEST_PROGRAMS = 2;
    private static final int PIECE_BYTES = 1 << 12;

    private final List<Process> programs = new ArrayList<>();
    private final Thread allocating = Thread.ofPlatform().daemon().name("load").unstarted(Load::allocate);
    static volatile byte[] kept = {}; // else the compiler would leave the allocation out

    /// Begins at once.
    static Load begin() throws IOException {
        Load load = new Load();
        try {
            int count = Math.max(FEWEST_PROGRAMS, Runtime.getRuntime().availableProcessors());
            for (int n = 0; n < count; n++) {
                load.programs.add(busyProgram());
            }
        } catch (IOException e) {
            load.close();
            throw e;
        }
        load.allocating.start();
        return load;
    }

    private static Process busyProgram() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyLoop.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void allocate() {
        while (!Thread.currentThread().isInterrupted()) {
            kept = new byte[PIECE_BYTES];
        }
    }

    @Override
    public void close() {
        allocating.interrupt();
        programs.forEach(Process::destroyForcibly);
    }
}
