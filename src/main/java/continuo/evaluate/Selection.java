package continuo.evaluate;

import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.corpus.PieceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Which pieces of a corpus are evaluated, by data set.
final class Selection {

    private Selection() {}

    static Map<String, List<PieceFile>> of(Corpus corpus, EvaluationSettings settings) throws CorpusException {
        Map<String, List<PieceFile>> bySet = new TreeMap<>();
        for (PieceFile piece : corpus.split(settings.split())) {
            if (settings.sets().isEmpty() || settings.sets().contains(piece.dataset())) {
                bySet.computeIfAbsent(piece.dataset(), set -> new ArrayList<>()).add(piece);
            }
        }
        if (bySet.isEmpty()) {
            throw new CorpusException("the corpus has no pieces in split " + settings.split()
                    + (settings.sets().isEmpty() ? "" : " of " + String.join(", ", settings.sets()))
                    + "; choose others by --split or --sets");
        }
        bySet.replaceAll((set, pieces) -> some(pieces, settings));
        return bySet;
    }

    /// Limited, they are drawn from all over the data set.
    private static List<PieceFile> some(List<PieceFile> all, EvaluationSettings settings) {
        if (settings.pieces() == 0 && settings.notes() == 0) {
            return all;
        }
        List<PieceFile> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(settings.seed()));
        List<PieceFile> some = new ArrayList<>();
        int notes = 0;
        for (PieceFile piece : shuffled) {
            boolean enough = (settings.pieces() > 0 && some.size() >= settings.pieces())
                    || (settings.notes() > 0 && notes >= settings.notes());
            if (enough) {
                break;
            }
            some.add(piece);
            notes += piece.notes();
        }
        return some;
    }
}
