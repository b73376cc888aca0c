package continuo.corpus.beats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.music.Note;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedPiecesTest {

    private static final int QUARTERS = 16;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeQuartersAtOneHundredAndTwenty() throws IOException {
        List<Note> notes = new ArrayList<>();
        for (int n = 0; n < QUARTERS; n++) {
            notes.add(new Note(60 + n % 5, 70, n * 500_000_000L, 400_000_000L));
        }
        MidiFileWriter.write(folder.resolve("a.mid"), new Tempo(120), List.of(new Part("a", 0, notes)));
    }

    @Test
    void withoutATableTheFilesOwnTempoAndSignaturesAreTheTruth() throws IOException {
        CountedPiece piece = read(0).orElseThrow();

        assertEquals(QUARTERS, piece.beats().count());
        assertArrayEquals(new double[] {0, 2, 4, 6}, piece.beats().bars(), 1e-3);
        assertEquals(1.5, piece.beats().seconds(3), 1e-3);
    }

    @Test
    void annotationsCountMoreThanTheFile() throws IOException {
        Files.writeString(folder.resolve("a_annotations.txt"), "0.1\t0.1\tdb\n0.6\t0.6\tb\n");

        CountedPiece piece = read(0).orElseThrow();

        assertArrayEquals(new double[] {0.1, 0.6}, piece.beats().seconds());
        assertTrue(piece.places().isEmpty());
    }

    @Test
    void writtenMusicOfATableIsPerformedAndItsBeatsGoAlong() throws IOException {
        Files.writeString(folder.resolve("bars.tsv"), "file\tbars\tsource\tmetre\na.mid\t0:4*4\tknown\t0:4/4\n");
        manifest("score", "flat");

        CountedPiece piece = read(0).orElseThrow();

        assertEquals(QUARTERS, piece.beats().count());
        assertEquals(4, piece.beats().bars().length);
        for (int n = 0; n < QUARTERS; n++) {
            double onset = piece.notes().get(n).onsetNanos() / 1e9;
            assertEquals(piece.beats().seconds(n), onset, 0.05, "beat " + n);
            assertEquals(n % 4, piece.places().get(n).beat(), 1e-3);
        }
        double lasts = piece.beats().seconds(QUARTERS - 1) - piece.beats().seconds(0);
        assertTrue(lasts > 7.5 * 0.7 && lasts < 7.5 * 1.4, lasts + " s");
    }

    @Test
    void aPieceThatTheTableDoesNotNameIsNotCounted() throws IOException {
        Files.writeString(folder.resolve("bars.tsv"), "file\tbars\tsource\tmetre\n");
        manifest("live", "played");

        assertTrue(read(0).isEmpty());
    }

    @Test
    void handsMissEachOnsetByItselfAndBeatsStay() throws IOException {
        CountedPiece piece = read(20).orElseThrow();

        long apart = piece.notes().stream()
                .filter(note -> Math.abs(note.onsetNanos() % 500_000_000L) > 1_000_000)
                .count();
        assertTrue(apart > QUARTERS / 2, apart + " notes");
        assertEquals(1.5, piece.beats().seconds(3), 1e-3);
    }

    private void manifest(String kind, String velocity) throws IOException {
        Files.writeString(
                folder.resolve("manifest.tsv"),
                "file\tdataset\ttier\tlicence\tkind\tvelocity\tnotes\tsplit\tcontent_sha1\na.mid\tset\tA\tCC0\t" + kind
                        + "\t" + velocity + "\t16\ttrain\tnone\n");
    }

    private Optional<CountedPiece> read(double missMillis) throws IOException {
        Corpus corpus = Corpus.open(List.of(folder), Set.of("A"));
        PieceFile file = corpus.split("train").getFirst();
        return new CountedPieces(corpus).read(file, missMillis, new SplittableRandom(1));
    }
}
