package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void namesTheSetsWhenItDoesNotKnowOne() {
        assertEquals(2, run("--set", "Bach", "--data", folder.toString()));
        assertEquals(
                "no set is named Bach; the sets are JSB, Nottingham, MuseData, Piano-midi; "
                        + "see `continuo benchmark bl --help`",
                err.toString().strip());
    }

    @Test
    void saysWhereItLooksForTheFiles() {
        assertEquals(2, run("--set", "piano-midi", "--data", folder.toString()));
        assertEquals(
                folder.resolve("Piano_midi/train") + " is not there; name the folder that holds Piano_midi with --data",
                err.toString().strip());
    }

    @Test
    void withoutABenchmarkItSaysWhichThereAre() {
        assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(err), "benchmark"));
        assertTrue(out.toString().contains("bl"), out.toString());
    }

    private int run(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "benchmark";
        all[1] = "bl";
        System.arraycopy(options, 0, all, 2, options.length);
        return Main.run(new PrintWriter(out), new PrintWriter(err), all);
    }
}
