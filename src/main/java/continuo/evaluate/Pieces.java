package continuo.evaluate;

import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.corpus.Transcript;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFileException;
import java.util.List;
import java.util.Optional;

/// The pieces of a corpus, read when asked for. What cannot be read is left out; the corpus says so.
record Pieces(Corpus corpus) {

    Optional<Transcript> transcript(PieceFile piece) {
        try {
            List<FileNote> notes = corpus.read(piece).notes();
            return Optional.of(Transcript.of(piece, notes, corpus.bars(piece, notes)));
        } catch (MidiFileException e) {
            return Optional.empty();
        }
    }

    Optional<List<FileNote>> notes(PieceFile piece) {
        try {
            return Optional.of(corpus.read(piece).notes());
        } catch (MidiFileException e) {
            return Optional.empty();
        }
    }
}
