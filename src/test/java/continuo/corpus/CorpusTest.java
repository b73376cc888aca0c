package continuo.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileException;
import continuo.model.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

    private static final String COLUMNS =
            "file\tdataset\ttier\tlicence\tkind\tvelocity\tnotes\tseconds\tsplit\tcontent_sha1\n";

    @TempDir
    private Path folder;

    @Test
    void takesEveryFileOfAFolderWithoutAManifest() throws IOException {
        Tunes.write(folder, 40);

        Corpus corpus = open(Set.of("A"));

        assertEquals(38, corpus.split("train").size());
        assertEquals(2, corpus.split("valid").size());
        assertTrue(corpus.split("train").getFirst().onGrid());
    }

    @Test
    void holdsOutOnePieceOfAFewAndNoneOfOne() throws IOException {
        Tunes.write(folder.resolve("few"), 3);
        Tunes.write(folder.resolve("one"), 1);

        Corpus few = Corpus.open(List.of(folder.resolve("few")), Set.of("A"));
        Corpus one = Corpus.open(List.of(folder.resolve("one")), Set.of("A"));

        assertEquals(List.of("piece002.mid"), names(few.split("valid")));
        assertEquals(2, few.split("train").size());
        assertEquals(List.of(), one.split("valid"));
    }

    @Test
    void takesTheTiersAndSplitsOfTheManifest() throws IOException {
        Tunes.write(folder, 4);
        manifest(
                row(0, "A", "score", "flat", "train"),
                row(1, "A", "live", "real", "valid"),
                row(2, "B", "live", "real", "train"),
                row(3, "A", "live", "emulated-from-roll", "train"));

        Corpus corpus = open(Set.of("A"));

        assertEquals(List.of("piece000.mid", "piece003.mid"), names(corpus.split("train")));
        assertEquals(List.of("piece001.mid"), names(corpus.split("valid")));
        assertEquals(List.of(0.0, 0.5), weights(corpus.split("train")));
        assertEquals(List.of(new ModelCard.Corpus("tunes", "CC0-1.0", 2)), corpus.contents("train"));
    }

    @Test
    void aFolderBelowTheManifestTakesItsFilesAlone() throws IOException {
        Tunes.write(folder.resolve("some"), 1);
        Tunes.write(folder.resolve("others"), 1);
        Files.writeString(
                folder.resolve("manifest.tsv"),
                COLUMNS
                        + row("some/piece000.mid", "A", "live", "real", "train", "")
                        + row("others/piece000.mid", "A", "live", "real", "train", ""));

        Corpus corpus = Corpus.open(List.of(folder.resolve("some")), Set.of("A"));

        assertEquals(
                List.of(folder.resolve("some/piece000.mid")),
                corpus.split("train").stream().map(PieceFile::file).toList());
    }

    @Test
    void leavesOutWhatIsExcludedByTheManifestsHash() throws IOException {
        Tunes.write(folder, 2);
        manifest(row(0, "A", "live", "real", "train"), row(1, "A", "live", "real", "train"));
        exclude(hash(1));

        Corpus corpus = open(Set.of("A"));

        assertEquals(List.of("piece000.mid"), names(corpus.split("train")));
        assertEquals(1, corpus.leftOut());
    }

    @Test
    void leavesOutWhatIsExcludedWithoutAManifest() throws IOException {
        Tunes.write(folder, 3);
        exclude(hash(1));

        Corpus corpus = open(Set.of("A"));

        assertEquals(List.of("piece000.mid"), names(corpus.split("train")));
        assertEquals(List.of("piece002.mid"), names(corpus.split("valid")));
    }

    @Test
    void refusesAnExcludedPieceWhoseHashTheManifestHides() throws IOException {
        Tunes.write(folder, 1);
        Files.writeString(
                folder.resolve("manifest.tsv"), COLUMNS + row("piece000.mid", "A", "live", "real", "train", "0000"));
        exclude(hash(0));
        Corpus corpus = open(Set.of("A"));

        assertThrows(
                MidiFileException.class, () -> corpus.read(corpus.split("train").getFirst()));
    }

    @Test
    void refusesBrokenFilesOneByOneSayingWhy() throws IOException {
        Tunes.write(folder, 2);
        Files.writeString(folder.resolve("broken.mid"), "not MIDI");
        Files.writeString(folder.resolve("empty.mid"), "");
        List<String> complaints = new ArrayList<>();

        Corpus corpus = Corpus.open(List.of(folder), Set.of("A"), complaints::add);

        assertEquals(1, corpus.split("train").size());
        assertEquals(1, corpus.split("valid").size());
        assertEquals(2, corpus.refused());
        assertEquals(
                List.of(
                        "refused: MIDI file " + folder.resolve("broken.mid")
                                + " is not a standard MIDI file, or is broken",
                        "refused: MIDI file " + folder.resolve("empty.mid") + " is empty or breaks off before its end"),
                complaints);
    }

    @Test
    void refusesABrokenFileOfTheManifestOnceWhenItIsRead() throws IOException {
        Tunes.write(folder, 1);
        manifest(row(0, "A", "live", "real", "train"));
        Files.writeString(folder.resolve("piece000.mid"), "MThd");
        List<String> complaints = new ArrayList<>();
        Corpus corpus = Corpus.open(List.of(folder), Set.of("A"), complaints::add);
        PieceFile piece = corpus.split("train").getFirst();

        assertThrows(MidiFileException.class, () -> corpus.read(piece));
        assertThrows(MidiFileException.class, () -> corpus.read(piece));

        assertEquals(1, complaints.size());
        assertEquals(1, corpus.refused());
    }

    @Test
    void saysWhenThereIsNothingToLearnFrom() throws IOException {
        assertThrows(CorpusException.class, () -> open(Set.of("A")));
        assertThrows(CorpusException.class, () -> Corpus.open(List.of(folder.resolve("missing")), Set.of("A")));
        Files.writeString(folder.resolve("manifest.tsv"), "file\tdataset\nx\ty\n");
        assertThrows(CorpusException.class, () -> open(Set.of("A")));
    }

    private Corpus open(Set<String> tiers) throws IOException {
        return Corpus.open(List.of(folder), tiers);
    }

    private String hash(int piece) throws IOException {
        return MidiFile.read(folder.resolve("piece%03d.mid".formatted(piece))).contentHash();
    }

    private void exclude(String hash) throws IOException {
        Files.writeString(folder.resolve("exclude_content_sha1.txt"), hash + "\n");
    }

    private void manifest(String... rows) throws IOException {
        Files.writeString(folder.resolve("manifest.tsv"), COLUMNS + String.join("", rows));
    }

    private String row(int piece, String tier, String kind, String velocity, String split) throws IOException {
        return row("piece%03d.mid".formatted(piece), tier, kind, velocity, split, hash(piece));
    }

    private static String row(String file, String tier, String kind, String velocity, String split, String hash) {
        return String.join("\t", file, "tunes", tier, "CC0-1.0", kind, velocity, "160", "20.0", split, hash) + "\n";
    }

    private static List<String> names(List<PieceFile> pieces) {
        return pieces.stream()
                .map(piece -> String.valueOf(piece.file().getFileName()))
                .toList();
    }

    private static List<Double> weights(List<PieceFile> pieces) {
        return pieces.stream().map(PieceFile::velocityWeight).toList();
    }
}
