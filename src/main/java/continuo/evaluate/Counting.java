package continuo.evaluate;

import continuo.corpus.PieceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The baselines of one data set: counted on its split `train`, asked about the same pieces as the network.
final class Counting {

    private final Pieces pieces;
    private final Map<String, Baseline> baselines = new LinkedHashMap<>();

    Counting(Pieces pieces) {
        this.pieces = pieces;
        baselines.put("unigram", new Baseline(0, 0));
        baselines.put("ngram", new Baseline(4, 3));
    }

    /// @param notes how many notes to count at least, in whole pieces, if there are so many
    Map<String, Nats> nats(List<PieceFile> train, int notes, List<PieceFile> asked) {
        learn(train, notes);
        Map<String, Nats> nats = new LinkedHashMap<>();
        for (PieceFile piece : asked) {
            values(piece)
                    .ifPresent(values ->
                            baselines.forEach((name, baseline) -> nats.computeIfAbsent(name, n -> new Nats())
                                    .add(baseline.nats(values, piece.velocityWeight() > 0))));
        }
        return nats;
    }

    private void learn(List<PieceFile> train, int notes) {
        int counted = 0;
        for (int n = 0; n < train.size() && counted < notes; n++) {
            Optional<Values> values = values(train.get(n));
            values.ifPresent(of -> baselines.values().forEach(baseline -> baseline.learn(of)));
            counted += values.map(Values::notes).orElse(0);
        }
    }

    private Optional<Values> values(PieceFile piece) {
        return pieces.transcript(piece).map(Values::of);
    }
}
