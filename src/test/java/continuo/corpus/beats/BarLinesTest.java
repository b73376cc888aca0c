package continuo.corpus.beats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.CorpusException;
import continuo.midi.file.FileBeats.Signature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarLinesTest {

    @TempDir
    private Path folder;

    @Test
    void countsQuartersFromTheUpbeatOn() throws Exception {
        Beats beats = Beats.of(table("1:4*2", "1:4/4"), quarter -> quarter / 2, 0, 8);

        assertArrayEquals(new double[] {0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4}, beats.seconds(), 1e-9);
        assertArrayEquals(new double[] {0.5, 2.5}, beats.bars(), 1e-9);
    }

    @Test
    void countsDottedQuartersWhereEighthsGoInThrees() throws Exception {
        Beats beats = Beats.of(table("0:3*2", "0:6/8"), quarter -> quarter / 2, 0, 6);

        assertArrayEquals(new double[] {0, 0.75, 1.5, 2.25}, beats.seconds(), 1e-9);
        assertArrayEquals(new double[] {0, 1.5}, beats.bars(), 1e-9);
    }

    @Test
    void aGapBeforeABarIsItsUpbeat() throws Exception {
        Beats beats = Beats.of(table("0:4*1;5:4*1", "0:4/4"), quarter -> quarter, 0, 8.5);

        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, beats.seconds(), 1e-9);
        assertArrayEquals(new double[] {0, 5}, beats.bars(), 1e-9);
    }

    @Test
    void signaturesOfTheFileMakeBars() {
        BarLines bars = BarLines.ofSignatures(List.of(new Signature(0, 3, 4), new Signature(6, 2, 4)), 9);

        assertArrayEquals(new double[] {0, 3, 6, 8}, starts(bars), 1e-9);
    }

    @Test
    void aFileWithoutSignaturesIsInFour() {
        assertArrayEquals(new double[] {0, 4, 8}, starts(BarLines.ofSignatures(List.of(), 9)), 1e-9);
    }

    @Test
    void aSignatureBeginsABarWhereverItStands() {
        BarLines bars = BarLines.ofSignatures(List.of(new Signature(0, 4, 4), new Signature(1, 4, 4)), 6);

        assertArrayEquals(new double[] {0, 1, 5}, starts(bars), 1e-9);
    }

    @Test
    void tellsThePlaceOfANote() throws Exception {
        List<NotePlace> places = table("1:4*3", "1:4/4").places(new double[] {0, 1, 2.5, 9}, 0.5);

        assertEquals(
                List.of(-1.0, 0.0, 1.5, 0.0),
                places.stream().map(NotePlace::beat).toList());
        assertEquals(
                List.of(-1.0, 0.0, 1.5, 8.0),
                places.stream().map(NotePlace::count).toList());
        assertTrue(places.stream().allMatch(place -> place.metre() == 4));
    }

    @Test
    void estimatedBarsAreLeftOut() throws Exception {
        Files.writeString(folder.resolve("bars.tsv"), "file\tbars\tsource\tmetre\na.mid\t0:4*2\testimated\t0:4/4\n");

        assertTrue(BarLines.readTable(folder.resolve("bars.tsv")).isEmpty());
    }

    @Test
    void tablesOfMoreBarsThanThereCanBeAreRefused() {
        for (String bars : List.of("0:4*2147483647", "0:0*5", "0:-4*5", "0:NaN*5", "0:4*1000000;0:4*1")) {
            CorpusException refused = assertThrows(CorpusException.class, () -> table(bars, "0:4/4"), bars);
            assertTrue(String.valueOf(refused.getMessage()).contains("cannot be read"), refused.getMessage());
        }
        assertThrows(CorpusException.class, () -> table("0:4*2", "no colon"));
    }

    @Test
    void aFileThatLastsForeverHasNoBarsForever() {
        BarLines bars = BarLines.ofSignatures(List.of(new Signature(0, 1, 64)), 1e12);

        assertEquals(1_000_000, bars.bars().size());
    }

    @Test
    void namesAFileWhoseBarsCannotBeRead() {
        for (String bars : new String[] {"0:4", "x:4*2", ""}) {
            CorpusException refused = assertThrows(CorpusException.class, () -> table(bars, "0:4/4"));

            assertTrue(String.valueOf(refused.getMessage()).contains("a.mid"), refused.getMessage());
        }
    }

    private static double[] starts(BarLines lines) {
        return lines.bars().stream().mapToDouble(BarLines.Bar::start).toArray();
    }

    private BarLines table(String bars, String metre) throws Exception {
        Path table = folder.resolve("bars.tsv");
        Files.writeString(table, "file\tbars\tsource\tmetre\na.mid\t" + bars + "\tknown\t" + metre + "\n");
        return Objects.requireNonNull(BarLines.readTable(table).get("a.mid"));
    }
}
