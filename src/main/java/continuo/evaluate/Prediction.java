package continuo.evaluate;

import continuo.corpus.PieceFile;
import continuo.evaluate.EvaluationSettings.Part;
import continuo.model.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/// How well a network foresees the pieces of one data set, beside its baselines.
final class Prediction {

    private final List<Future<Listening.Result>> listening = new ArrayList<>();
    private final Future<Map<String, Nats>> counting;

    private Prediction(Future<Map<String, Nats>> counting) {
        this.counting = counting;
    }

    /// @param train what the baselines count
    static Prediction begin(
            Work work,
            Pieces pieces,
            Network network,
            List<PieceFile> asked,
            List<PieceFile> train,
            EvaluationSettings settings) {
        boolean counts = settings.wants(Part.BASELINES) && !train.isEmpty();
        Prediction prediction = new Prediction(
                work.ask(() -> counts ? new Counting(pieces).nats(train, settings.baselineNotes(), asked) : Map.of()));
        if (settings.wants(Part.NATS)) {
            asked.forEach(piece -> prediction.listening.add(work.ask(() -> pieces.transcript(piece)
                    .map(transcript -> Listening.to(transcript, network, piece.velocityWeight() > 0))
                    .orElseGet(Listening.Result::new))));
        }
        return prediction;
    }

    /// What has been found for some pieces.
    static final class Sum {

        private int pieces;
        private final Listening.Result network = new Listening.Result();
        private final Map<String, Nats> baselines = new LinkedHashMap<>();

        void add(Prediction prediction) throws IOException {
            for (Future<Listening.Result> piece : prediction.listening) {
                Listening.Result result = Work.done(piece);
                network.add(result);
                pieces += result.coarse.notes() > 0 ? 1 : 0;
            }
            Work.done(prediction.counting)
                    .forEach((name, nats) ->
                            baselines.computeIfAbsent(name, n -> new Nats()).add(nats));
        }

        Report.Dataset dataset() {
            Map<String, Scores> scores = new LinkedHashMap<>();
            baselines.forEach((name, nats) -> scores.put(name, Scores.of(nats)));
            return new Report.Dataset(
                    pieces,
                    network.coarse.notes(),
                    Scores.of(network.coarse),
                    Scores.of(network.own),
                    Round.toFourDigits(network.topPitch()),
                    scores);
        }
    }
}
