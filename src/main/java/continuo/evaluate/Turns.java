package continuo.evaluate;

import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.evaluate.turns.TurnEvaluation;
import continuo.evaluate.turns.TurnReport;
import continuo.model.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Goes through a corpus and looks at when to answer; see [continuo.evaluate.turns]. The result does not depend on the
/// number of threads.
public final class Turns {

    private Turns() {}

    /// By data set; `all` is all of them.
    ///
    /// @param progress is told, in lines, how far it is; by any thread
    public static Map<String, TurnReport> of(
            Network network, Corpus corpus, EvaluationSettings settings, Consumer<String> progress) throws IOException {
        Pieces pieces = new Pieces(corpus);
        Map<String, List<PieceFile>> asked = Selection.of(corpus, settings);
        try (Work work = new Work(settings.threads(), progress)) {
            Map<String, List<Future<TurnEvaluation>>> futures = new LinkedHashMap<>();
            asked.forEach((set, of) -> {
                List<Future<TurnEvaluation>> some = new ArrayList<>();
                of.forEach(piece -> some.add(work.ask(() -> pieces.transcript(piece)
                        .map(transcript -> TurnEvaluation.of(transcript, network))
                        .orElseGet(TurnEvaluation::new))));
                futures.put(set, some);
            });
            Map<String, TurnReport> found = new LinkedHashMap<>();
            TurnEvaluation all = new TurnEvaluation();
            for (Map.Entry<String, List<Future<TurnEvaluation>>> set : futures.entrySet()) {
                TurnEvaluation one = new TurnEvaluation();
                for (Future<TurnEvaluation> piece : set.getValue()) {
                    one.add(Work.done(piece));
                }
                all.add(one);
                found.put(set.getKey(), one.report());
            }
            found.put("all", all.report());
            return found;
        }
    }
}
