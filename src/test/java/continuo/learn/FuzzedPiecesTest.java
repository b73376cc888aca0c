package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.corpus.Transcript;
import continuo.corpus.Tunes;
import continuo.encoding.Encoder;
import continuo.midi.file.FileNote;
import continuo.midi.file.MutantFiles;
import continuo.music.Bars;
import continuo.music.TickNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that something has happened to do not end a run of training or of evaluation.
class FuzzedPiecesTest {

    @TempDir
    private Path folder;

    @Test
    void whatCanBeReadOfThemCanBeLearnt() throws IOException {
        MutantFiles mutants = new MutantFiles(3);
        for (int n = 0; n < 1000; n++) {
            Files.write(folder.resolve("mutant%04d.mid".formatted(n)), mutants.next());
        }

        Corpus corpus = Corpus.open(List.of(folder), Set.of("A"));

        List<PieceFile> pieces = corpus.split("train");
        assertTrue(pieces.size() > 500 && corpus.refused() > 100, pieces.size() + " pieces");
        for (PieceFile piece : pieces) {
            List<FileNote> notes = corpus.read(piece).notes();
            hear(Transcript.of(piece, notes, Bars.NONE).notes().stream()
                    .map(note -> note.note())
                    .toList());
            hear(new Performer(new SplittableRandom(1))
                    .perform(piece, notes, Bars.NONE)
                    .notes());
            hear(Performer.asWritten(piece, notes, Bars.NONE).notes());
            Transcript transcript = Transcript.of(piece, notes, Bars.NONE);
            double seconds = transcript.secondsAt(transcript.tickAt(1));
            assertTrue(Double.isFinite(seconds), piece.file() + ": " + seconds);
        }
        Lane lane = new Lane(corpus, new Mix(pieces), true, 1);
        Window window = new Window(1, 500);
        for (int n = 0; n < 20; n++) {
            lane.fill(window, 0);
        }
    }

    private static void hear(List<TickNote> notes) {
        Encoder encoder = new Encoder();
        for (TickNote note : notes) {
            encoder.note(note.pitch(), note.velocity(), note.onsetTicks(), note.endTicks());
        }
    }

    @Test
    void piecesThatAreAllGoneAreSaidInOneLine() throws IOException {
        Tunes.write(folder, 3);
        Corpus corpus = Corpus.open(List.of(folder), Set.of("A"));
        for (int n = 0; n < 3; n++) {
            Files.delete(folder.resolve("piece%03d.mid".formatted(n)));
        }
        Lane lane = new Lane(corpus, new Mix(corpus.split("train")), true, 1);

        UncheckedIOException gone = assertThrows(UncheckedIOException.class, () -> lane.fill(new Window(1, 8), 0));

        String said = String.valueOf(gone.getMessage());
        assertTrue(said.contains("none of 1000 pieces in a row can be read; the last: MIDI file "), said);
        assertEquals(1, said.lines().count());
    }
}
