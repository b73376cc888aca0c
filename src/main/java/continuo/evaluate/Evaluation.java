package continuo.evaluate;

import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.corpus.Transcript;
import continuo.midi.file.MidiFileException;
import continuo.model.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Goes through a corpus with a network. The result does not depend on the number of threads.
public final class Evaluation {

    private final Network network;
    private final Corpus corpus;
    private final EvaluationSettings settings;
    private final Consumer<String> progress;

    /// @param progress is told, in lines, how far it is
    public Evaluation(Network network, Corpus corpus, EvaluationSettings settings, Consumer<String> progress) {
        this.network = network;
        this.corpus = corpus;
        this.settings = settings;
        this.progress = progress;
    }

    /// What is under way for one data set.
    private record Work(List<Future<Listening.Result>> pieces, Future<Map<String, Nats>> baselines) {}

    public Report run() throws IOException {
        Map<String, List<PieceFile>> selection = Selection.of(corpus, settings);
        try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads())) {
            try {
                Map<String, Work> work = new LinkedHashMap<>();
                selection.forEach((set, pieces) -> work.put(set, begin(set, pieces, threads)));
                return report(work);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private Work begin(String set, List<PieceFile> pieces, ExecutorService threads) {
        Future<Map<String, Nats>> baselines = threads.submit(() -> count(set, pieces));
        List<Future<Listening.Result>> results = new ArrayList<>();
        for (PieceFile piece : pieces) {
            Callable<Listening.Result> listen = () -> listen(piece);
            results.add(threads.submit(listen));
        }
        return new Work(results, baselines);
    }

    private Listening.Result listen(PieceFile piece) {
        try {
            Transcript transcript = Transcript.of(piece, corpus.read(piece).notes());
            return Listening.to(transcript, network, piece.velocityWeight() > 0);
        } catch (MidiFileException e) {
            progress.accept("left out: " + e.getMessage());
            return new Listening.Result();
        }
    }

    private Map<String, Nats> count(String set, List<PieceFile> pieces) {
        List<PieceFile> train = corpus.split("train").stream()
                .filter(piece -> piece.dataset().equals(set))
                .toList();
        if (settings.baselineNotes() == 0 || train.isEmpty()) {
            return Map.of();
        }
        return new Counting(corpus).nats(train, settings.baselineNotes(), pieces);
    }

    private Report report(Map<String, Work> work) throws IOException {
        Map<String, Report.Dataset> bySet = new LinkedHashMap<>();
        Listening.Result all = new Listening.Result();
        Map<String, Nats> allCounted = new LinkedHashMap<>();
        int pieces = 0;
        for (Map.Entry<String, Work> set : work.entrySet()) {
            Listening.Result sum = new Listening.Result();
            for (Future<Listening.Result> piece : set.getValue().pieces()) {
                sum.add(finished(piece));
            }
            Map<String, Nats> counted = finished(set.getValue().baselines());
            counted.forEach((name, nats) ->
                    allCounted.computeIfAbsent(name, n -> new Nats()).add(nats));
            all.add(sum);
            int count = set.getValue().pieces().size();
            pieces += count;
            Report.Dataset dataset = dataset(count, sum, counted);
            bySet.put(set.getKey(), dataset);
            progress.accept("%s: %d pieces, %d notes, %.3f nats a note"
                    .formatted(
                            set.getKey(), count, dataset.notes(), dataset.nats().total()));
        }
        Report.Dataset whole = dataset(pieces, all, allCounted);
        return new Report(
                pieces, whole.notes(), whole.nats(), whole.ownBins(), whole.topPitch(), bySet, whole.baselines(), null);
    }

    private static Report.Dataset dataset(int pieces, Listening.Result result, Map<String, Nats> counted) {
        Map<String, Scores> baselines = new LinkedHashMap<>();
        counted.forEach((name, nats) -> baselines.put(name, Scores.of(nats)));
        return new Report.Dataset(
                pieces,
                result.coarse.notes(),
                Scores.of(result.coarse),
                Scores.of(result.own),
                Round.toFourDigits(result.topPitch()),
                baselines);
    }

    private static <T> T finished(Future<T> work) throws IOException {
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
}
