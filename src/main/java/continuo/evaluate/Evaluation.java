package continuo.evaluate;

import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.evaluate.EvaluationSettings.Part;
import continuo.model.Network;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Goes through a corpus with a network. The result does not depend on the number of threads.
public final class Evaluation {

    private final Network network;
    private final Corpus corpus;
    private final EvaluationSettings settings;
    private final Consumer<String> progress;

    /// @param progress is told, in lines, how far it is; by any thread
    public Evaluation(Network network, Corpus corpus, EvaluationSettings settings, Consumer<String> progress) {
        this.network = network;
        this.corpus = corpus;
        this.settings = settings;
        this.progress = progress;
    }

    public Report run() throws IOException {
        Map<String, List<PieceFile>> asked = Selection.of(corpus, settings);
        List<PieceFile> train = corpus.split("train");
        Pieces pieces = new Pieces(corpus);
        try (Work work = new Work(settings.threads(), progress)) {
            Map<String, Prediction> predictions = new LinkedHashMap<>();
            asked.forEach((set, of) ->
                    predictions.put(set, Prediction.begin(work, pieces, network, of, of(set, train), settings)));
            Map<String, Report.Dataset> bySet = new LinkedHashMap<>();
            Prediction.Sum all = new Prediction.Sum();
            for (Map.Entry<String, Prediction> set : predictions.entrySet()) {
                Prediction.Sum sum = new Prediction.Sum();
                sum.add(set.getValue());
                all.add(set.getValue());
                bySet.put(set.getKey(), sum.dataset());
                tell(set.getKey(), sum.dataset());
            }
            return Report.of(
                    all.dataset(),
                    bySet,
                    settings.wants(Part.GENERATION)
                            ? new Generation(work, pieces, network, settings, progress).report(asked, train)
                            : null);
        }
    }

    private static List<PieceFile> of(String set, List<PieceFile> pieces) {
        return pieces.stream().filter(piece -> piece.dataset().equals(set)).toList();
    }

    private void tell(String set, Report.Dataset found) {
        if (found.notes() == 0) {
            return;
        }
        progress.accept("%s: %d pieces, %d notes, %s nats a note"
                .formatted(set, found.pieces(), found.notes(), found.nats().total()));
    }
}
