package continuo.corpus.beats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.CorpusException;
import continuo.music.Bars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarLinesInTicksTest {

    @TempDir
    private Path folder;

    @Test
    void readsRunsOfBarsAndTheirMetres() throws IOException {
        Bars bars =
                table("tunes/a.mid\t1:4*2;9:1.5*1;10.5:3*1\tknown\t0:4/4;9:6/8").bars("tunes/a.mid");

        assertEquals(4, bars.count());
        assertEquals(48, bars.start(0));
        assertEquals(48 + 192, bars.start(1));
        assertEquals(192, bars.length(1));
        assertEquals(48, bars.beat(1));
        assertEquals(9 * 48, bars.start(2));
        assertEquals(72, bars.length(2));
        assertEquals(72, bars.beat(2), "dotted quarters are counted");
        assertEquals(10.5 * 48, bars.end(2));
    }

    @Test
    void aFileThatIsNotInTheTableHasNoBars() throws IOException {
        assertTrue(table("tunes/a.mid\t0:4*2\tknown\t0:-").bars("tunes/b.mid").isEmpty());
    }

    @Test
    void saysWhichLineCannotBeRead() {
        var refused = assertThrows(
                CorpusException.class,
                () -> table("tunes/a.mid\tfour\tknown\t0:4/4").bars("tunes/a.mid"));
        assertTrue(String.valueOf(refused.getMessage()).contains("tunes/a.mid"));
        assertThrows(CorpusException.class, () -> table("tunes/a.mid"));
    }

    @Test
    void anUpbeatCountsBackFromTheBarAfterIt() throws IOException {
        Bars bars = table("a.mid\t0:4*1;5:4*1\tknown\t0:4/4").bars("a.mid");

        assertEquals(Double.NEGATIVE_INFINITY, bars.countsFrom(0));
        assertEquals(4 * 48, bars.countsFrom(1));
        assertEquals(5 * 48, bars.start(1));
    }

    private record Table(Map<String, BarLines> lines) {

        Bars bars(String file) {
            return lines.getOrDefault(file, BarLines.NONE).inTicks();
        }
    }

    private Table table(String line) throws IOException {
        Path file = folder.resolve("bars.tsv");
        Files.writeString(file, "file\tbars\tsource\tmetre\n" + line + "\n");
        return new Table(BarLines.readTable(file));
    }
}
