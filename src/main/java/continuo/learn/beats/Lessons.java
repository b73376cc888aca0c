package continuo.learn.beats;

import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.corpus.PieceFile;
import continuo.corpus.beats.CountedPiece;
import continuo.corpus.beats.CountedPieces;
import continuo.midi.file.MidiFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Lessons drawn from a corpus, each data set so often that its onsets have their share.
final class Lessons {

    /// Music that is played much, and music whose beats were set by hand, more often than its size would have it.
    private static final Map<String, Double> SHARES = Map.ofEntries(
            Map.entry("pop909", 0.24),
            Map.entry("piano_midi_de", 0.16),
            Map.entry("mutopia_pd_ccby", 0.12),
            Map.entry("polish_scores", 0.09),
            Map.entry("mutopia_ccbysa", 0.07),
            Map.entry("openscore_lieder", 0.07),
            Map.entry("chopin_first_editions", 0.06),
            Map.entry("folk_oneills", 0.06),
            Map.entry("folk_ryans", 0.06),
            Map.entry("folk_airds", 0.05),
            Map.entry("open_hymnal", 0.02));

    private static final double OTHER_SHARE = 0.05;
    private static final int LONGEST = 1200; // onsets
    private static final int FEWEST_NOTES = 20;

    private final CountedPieces counted;
    private final List<List<PieceFile>> sets = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();
    private final double[] given;

    Lessons(Corpus corpus) {
        counted = new CountedPieces(corpus);
        TreeMap<String, List<PieceFile>> bySet = new TreeMap<>();
        corpus.split("train")
                .forEach(piece -> bySet.computeIfAbsent(piece.dataset(), set -> new ArrayList<>())
                        .add(piece));
        bySet.forEach((set, pieces) -> {
            sets.add(pieces);
            shares.add(SHARES.getOrDefault(set, OTHER_SHARE));
        });
        given = new double[sets.size()];
    }

    EvidenceLesson draw(SplittableRandom random) throws IOException {
        while (!sets.isEmpty()) {
            int set = behind();
            List<PieceFile> pieces = sets.get(set);
            PieceFile file = pieces.get(random.nextInt(pieces.size()));
            Optional<CountedPiece> piece = read(file, random.split());
            if (piece.isPresent()) {
                EvidenceLesson lesson = part(EvidenceLesson.of(Rubato.play(piece.get(), random)), random);
                given[set] += lesson.size();
                return lesson;
            }
            pieces.remove(file);
            if (pieces.isEmpty()) {
                given[set] = Double.MAX_VALUE;
            }
            if (sets.stream().allMatch(List::isEmpty)) {
                break;
            }
        }
        throw new CorpusException("the corpus has no pieces to learn from whose beats are known; see bars.tsv");
    }

    /// The data set that has had the least of its share.
    private int behind() {
        int behind = 0;
        for (int n = 1; n < given.length; n++) {
            behind = given[n] / shares.get(n) < given[behind] / shares.get(behind) ? n : behind;
        }
        return behind;
    }

    private Optional<CountedPiece> read(PieceFile file, SplittableRandom random) throws IOException {
        try {
            return counted.read(file, 0, random)
                    .filter(piece -> !piece.places().isEmpty() && piece.notes().size() >= FEWEST_NOTES);
        } catch (MidiFileException e) {
            return Optional.empty(); // the corpus has said so
        }
    }

    private static EvidenceLesson part(EvidenceLesson lesson, SplittableRandom random) {
        int size = lesson.size();
        return size <= LONGEST ? lesson : lesson.part(random.nextInt(size - LONGEST), LONGEST);
    }

    /// Some pieces of the split that steers, as they are.
    List<EvidenceLesson> valid(Corpus corpus, int ofEachSet) throws IOException {
        List<EvidenceLesson> lessons = new ArrayList<>();
        Map<String, Integer> taken = new TreeMap<>();
        for (PieceFile file : corpus.split("valid")) {
            if (taken.getOrDefault(file.dataset(), 0) < ofEachSet) {
                Optional<CountedPiece> piece = read(file, new SplittableRandom(1));
                piece.ifPresent(one -> {
                    lessons.add(EvidenceLesson.of(one));
                    taken.merge(file.dataset(), 1, Integer::sum);
                });
            }
        }
        return lessons;
    }
}
