package continuo.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.file.MidiBytes;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileException;
import continuo.midi.raw.NamedPipes;
import continuo.model.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

    private static final String COLUMNS =
            "file\tdataset\ttier\tlicence\tkind\tvelocity\tnotes\tseconds\tsplit\tcontent_sha1\n";

    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    /// All but how far it is, which is said where the machine is slow.
    private void complain(String line) {
        if (!line.startsWith("…")) {
            complaints.add(line);
        }
    }

    @Test
    void takesEveryFileOfAFolderWithoutAManifest() throws IOException {
        Tunes.write(folder, 40);

        Corpus corpus = open(Set.of("A"));

        assertEquals(38, corpus.split("train").size());
        assertEquals(2, corpus.split("valid").size());
        assertTrue(corpus.split("train").getFirst().onGrid());
    }

    @Test
    void oddManifestsAreSaidInOneLineThatNamesThem() throws IOException {
        for (String cells : List.of(
                "a\0b.mid\td\tA\tCC0\tscore\tplayed\t9\t1\ttrain\tx",
                "a.mid\td\tA\tCC0\tscore\tplayed\t-3\t1\ttrain\tx",
                "a.mid\td\tA\tCC0\tscore\tplayed\tNaN\t1\ttrain\tx",
                "a.mid\td\tA\tCC0\tscore\tplayed\t1e300\t1\ttrain\tx",
                "a.mid\td\tA\tCC0\tscore\tplayed\tmany\t1\ttrain\tx")) {
            Files.writeString(folder.resolve("manifest.tsv"), COLUMNS + cells + "\n");
            CorpusException refused = assertThrows(CorpusException.class, () -> open(Set.of("A")), cells);
            String said = String.valueOf(refused.getMessage());
            assertTrue(said.contains("manifest.tsv has "), said);
            assertEquals(1, said.lines().count(), said);
        }
    }

    @Test
    void tablesThatAreNoFilesOrNoTextAreSaidInOneLine() throws Exception {
        Tunes.write(folder, 3);
        Path exclusions = folder.resolve("exclude_content_sha1.txt");
        Files.write(exclusions, new byte[] {(byte) 0xC3, (byte) 0x28});
        CorpusException refused = assertThrows(CorpusException.class, () -> open(Set.of("A")));
        assertEquals(exclusions + " is not written in UTF-8; save it so", refused.getMessage());

        Files.delete(exclusions);
        NamedPipes.make(folder, "exclude_content_sha1.txt");
        refused = assertThrows(CorpusException.class, () -> open(Set.of("A")));
        assertEquals(exclusions + " is no file; put one there, or take it away", refused.getMessage());
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
    void saysTheFirstOfEachKindOfFileThatCannotBeReadAndHowManyThereAre() throws IOException {
        Tunes.write(folder, 2);
        for (int n = 1; n <= 3; n++) {
            Files.writeString(folder.resolve("broken%d.mid".formatted(n)), "not MIDI");
            Files.write(folder.resolve("drums%d.mid".formatted(n)), MidiBytes.file(0, 0x99, 36, 80, 9, 0x89, 36, 0));
        }
        Files.writeString(folder.resolve("empty.mid"), "");

        Corpus corpus = Corpus.open(List.of(folder), Set.of("A"), this::complain);

        assertEquals(1, corpus.split("train").size());
        assertEquals(1, corpus.split("valid").size());
        assertEquals(7, corpus.refused());
        assertEquals(
                List.of(
                        "refused: MIDI file " + folder.resolve("broken1.mid") + " is not a standard MIDI file",
                        "refused: MIDI file " + folder.resolve("drums1.mid")
                                + " has no notes to play but drums (channel 10); give one with other instruments",
                        "refused: MIDI file " + folder.resolve("empty.mid") + " is empty",
                        folder + ": 2 files were read as MIDI in all; 7 files cannot be read"),
                complaints);
    }

    @Test
    void readsMidiFilesOfAnyNameAndSaysWhatElseIsThere() throws Exception {
        Tunes.write(folder, 1);
        byte[] tune = Files.readAllBytes(folder.resolve("piece000.mid"));
        Files.write(folder.resolve("song1.kar"), tune);
        Files.write(folder.resolve("song2.KAR"), tune);
        Files.write(folder.resolve("theme.rmi"), tune);
        Files.write(folder.resolve("song.smf"), tune);
        Files.write(folder.resolve("nameless"), tune);
        Files.write(folder.resolve("PIECE.MID"), tune);
        Files.writeString(folder.resolve("notes.txt"), "words");
        Files.writeString(folder.resolve("scan.pdf"), "%PDF");
        Files.writeString(folder.resolve("._song1.kar"), "what a Mac leaves on other disks");
        NamedPipes.make(folder, "pipe.mid");
        Files.createSymbolicLink(folder.resolve("gone.mid"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("gone2.mid"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("elsewhere"), Files.createDirectory(folder.resolve("here")));

        Corpus corpus = Corpus.open(List.of(folder), Set.of("A"), this::complain);

        assertEquals(7, corpus.split("train").size() + corpus.split("valid").size());
        assertEquals(
                List.of(
                        "passed over: " + folder + "/gone.mid (and 1 more) is a link that leads nowhere",
                        "passed over: " + folder
                                + "/elsewhere is a link to a folder; give that folder too if it is meant",
                        "passed over: " + folder + "/pipe.mid is a pipe or a device",
                        folder + ": 7 files were read as MIDI in all; 1 file without an ending was read,"
                                + " 2 .kar files were read, 1 .rmi file was read, 1 .smf file was read,"
                                + " 2 files are no MIDI, such as notes.txt"),
                complaints);
    }

    @Test
    void saysOnceOfEachKindOfDamageThatAFileWasReadForAllThat() throws IOException {
        Tunes.write(folder, 3);
        for (int n = 0; n < 2; n++) {
            Path file = folder.resolve("piece%03d.mid".formatted(n));
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        }

        Corpus corpus = Corpus.open(List.of(folder), Set.of("A"), this::complain);
        for (PieceFile piece : corpus.split("train")) {
            corpus.read(piece);
        }

        assertEquals(3, corpus.split("train").size() + corpus.split("valid").size());
        assertEquals(
                List.of(
                        "damaged: MIDI file " + folder.resolve("piece000.mid")
                                + " breaks off in track 2; 160 notes were read",
                        folder + ": 3 files were read as MIDI in all; 2 of them are damaged"),
                complaints);
    }

    @Test
    void aManifestThatIsNoTableSaysWhatIsWrong() throws IOException {
        Tunes.write(folder, 1);
        Files.writeString(
                folder.resolve("manifest.tsv"),
                COLUMNS + row(0, "A", "live", "real", "train").replace("\t160\t", "\tmany\t"));
        CorpusException noNumber = assertThrows(CorpusException.class, () -> open(Set.of("A")));
        assertTrue(noNumber.toString().contains("has 'many' in column notes"), noNumber.toString());

        Files.write(folder.resolve("manifest.tsv"), new byte[] {'f', (byte) 0xE4, '\n'});
        CorpusException noText = assertThrows(CorpusException.class, () -> open(Set.of("A")));
        assertTrue(noText.toString().contains("is not written in UTF-8"), noText.toString());
    }

    @Test
    void refusesABrokenFileOfTheManifestOnceWhenItIsRead() throws IOException {
        Tunes.write(folder, 1);
        manifest(row(0, "A", "live", "real", "train"));
        Files.writeString(folder.resolve("piece000.mid"), "MThd");
        Corpus corpus = Corpus.open(List.of(folder), Set.of("A"), this::complain);
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
