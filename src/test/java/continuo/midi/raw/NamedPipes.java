package continuo.midi.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

/// Makes named pipes, which Java cannot.
public final class NamedPipes {

    private NamedPipes() {}

    public static Path make(Path folder, String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertEquals(0, mkfifo.waitFor(), "mkfifo " + pipe);
        return pipe;
    }
}
