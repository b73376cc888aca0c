package continuo.corpus.beats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.CorpusException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationsTest {

    @TempDir
    private Path folder;

    @Test
    void readsBeatsAndBarsAndPassesOverTheRest() throws Exception {
        annotate("""
                0.5\t0.5\tdb,4/4,-1
                1.0\t1.0\tb

                1.25\t1.25\t3/4
                1.5\t1.5\tbR
                1.5\t1.5\tb
                2.0\t2.0\tdb
                """);

        Beats beats = Annotations.beside(folder.resolve("piece.mid")).orElseThrow();

        assertArrayEquals(new double[] {0.5, 1.0, 1.5, 2.0}, beats.seconds());
        assertArrayEquals(new double[] {0.5, 2.0}, beats.bars());
    }

    @Test
    void standsBesideFilesOfEitherEnding() throws Exception {
        annotate("0.5\t0.5\tb\n");

        assertTrue(Annotations.beside(folder.resolve("piece.midi")).isPresent());
        assertTrue(Annotations.beside(folder.resolve("other.mid")).isEmpty());
    }

    @Test
    void namesALineThatItCannotRead() throws Exception {
        for (String line : new String[] {"one\tone\tb", "1.0 b", "beats"}) {
            annotate(line + "\n");

            CorpusException refused =
                    assertThrows(CorpusException.class, () -> Annotations.beside(folder.resolve("piece.mid")));

            assertTrue(String.valueOf(refused.getMessage()).contains("\"" + line + "\""), refused.getMessage());
        }
    }

    private void annotate(String lines) throws Exception {
        Files.writeString(folder.resolve("piece_annotations.txt"), lines);
    }
}
