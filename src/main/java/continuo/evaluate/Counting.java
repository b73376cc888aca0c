package continuo.evaluate;

import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.corpus.Transcript;
import continuo.midi.file.MidiFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The baselines of one data set: counted on its split `train`, asked about the same pieces as the network.
final class Counting {

    static final String UNIGRAM = "unigram";
    static final String NGRAM = "ngram";

    private final Corpus corpus;
    private final Map<String, Baseline> baselines = new LinkedHashMap<>();

    Counting(Corpus corpus) {
        this.corpus = corpus;
        baselines.put(UNIGRAM, new Baseline(0, 0));
        baselines.put(NGRAM, new Baseline(4, 3));
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

    /// Nothing if the file cannot be read: then it teaches and asks nothing.
    private Optional<Values> values(PieceFile piece) {
        try {
            return Optional.of(Values.of(Transcript.of(piece, corpus.read(piece).notes())));
        } catch (MidiFileException e) {
            return Optional.empty();
        }
    }
}
