package continuo.evaluate;

import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.corpus.Transcript;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The pieces of a corpus, read when asked for. What cannot be read is left out, and said.
///
/// @param progress is told of them
record Pieces(Corpus corpus, Consumer<String> progress) {

    Optional<Transcript> transcript(PieceFile piece) {
        return notes(piece).map(notes -> Transcript.of(piece, notes));
    }

    Optional<List<FileNote>> notes(PieceFile piece) {
        try {
            return Optional.of(corpus.read(piece).notes());
        } catch (MidiFileException e) {
            progress.accept("left out: " + e.getMessage());
            return Optional.empty();
        }
    }
}
