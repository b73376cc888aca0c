package continuo.evaluate.beats;

import continuo.beat.BeatTracker;
import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.corpus.PieceFile;
import continuo.corpus.beats.CountedPiece;
import continuo.corpus.beats.CountedPieces;
import continuo.evaluate.EvaluationSettings;
import continuo.midi.file.MidiFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Goes through folders of MIDI files and finds their beats. The result does not depend on the number of threads, but
/// for the time it takes.
public final class BeatEvaluation {

    private static final List<String> SPLITS = List.of("train", "valid", "test_public");

    private final List<Path> folders;
    private final Set<String> tiers;
    private final EvaluationSettings settings;
    private final Consumer<String> progress;

    /// @param tiers of a corpus with a manifest
    /// @param settings of these, what says which pieces to take, by how much hands miss, the seed and the threads
    /// @param progress is told, in lines, how far it is
    public BeatEvaluation(
            List<Path> folders, Set<String> tiers, EvaluationSettings settings, Consumer<String> progress) {
        this.folders = List.copyOf(folders);
        this.tiers = Set.copyOf(tiers);
        this.settings = settings;
        this.progress = progress;
    }

    public BeatReport run() throws IOException {
        Map<String, List<BeatScore>> bySet = new TreeMap<>();
        for (Path folder : folders) {
            Corpus corpus = Corpus.open(List.of(folder), tiers, progress);
            CountedPieces counted = new CountedPieces(corpus);
            for (Map.Entry<String, List<PieceFile>> set : asked(folder, corpus).entrySet()) {
                List<BeatScore> found = scores(counted, set.getValue());
                if (!found.isEmpty()) {
                    bySet.computeIfAbsent(set.getKey(), name -> new ArrayList<>())
                            .addAll(found);
                    tell(set.getKey(), found);
                }
            }
        }
        if (bySet.isEmpty()) {
            throw new CorpusException("no piece has beats that are known; its file must tell its tempo, or a "
                    + "NAME_annotations.txt must stand beside NAME.mid");
        }
        Map<String, BeatReport.Scores> means = new TreeMap<>();
        bySet.forEach((set, of) -> means.put(set, BeatScore.mean(of)));
        return new BeatReport(
                BeatScore.mean(bySet.values().stream().flatMap(List::stream).toList()), means);
    }

    /// The split that is asked for; all of a corpus that has no such split, because nothing was learnt from it.
    private Map<String, List<PieceFile>> asked(Path folder, Corpus corpus) {
        List<PieceFile> pieces = corpus.split(settings.split());
        if (pieces.isEmpty()) {
            pieces = SPLITS.stream()
                    .flatMap(split -> corpus.split(split).stream())
                    .toList();
            progress.accept(folder + " has no split " + settings.split() + ": all its pieces are taken");
        }
        Map<String, List<PieceFile>> bySet = new TreeMap<>();
        for (PieceFile piece : pieces) {
            if (settings.sets().isEmpty() || settings.sets().contains(piece.dataset())) {
                bySet.computeIfAbsent(piece.dataset(), set -> new ArrayList<>()).add(piece);
            }
        }
        if (settings.pieces() > 0) {
            bySet.replaceAll((set, all) -> {
                Collections.shuffle(all, new Random(settings.seed()));
                return all.subList(0, Math.min(settings.pieces(), all.size()));
            });
        }
        return bySet;
    }

    private List<BeatScore> scores(CountedPieces counted, List<PieceFile> pieces) throws IOException {
        List<BeatScore> found = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads())) {
            List<Future<Optional<BeatScore>>> asked = pieces.stream()
                    .map(piece -> threads.submit(() -> score(counted, piece)))
                    .toList();
            for (Future<Optional<BeatScore>> one : asked) {
                done(one).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<BeatScore> score(CountedPieces counted, PieceFile piece) throws IOException {
        Optional<CountedPiece> read;
        try {
            String name = piece.file().getFileName().toString();
            read = counted.read(
                    piece, settings.handsMillis(), new SplittableRandom(settings.seed() * 31 + name.hashCode()));
        } catch (MidiFileException e) {
            return Optional.empty(); // the corpus has said so
        }
        return read.flatMap(one -> BeatScore.of(one, new BeatTracker()));
    }

    private static <T> T done(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException mistake) {
                throw mistake;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void tell(String set, List<BeatScore> found) {
        progress.accept("%s: beats of %d pieces found".formatted(set, found.size()));
    }
}
