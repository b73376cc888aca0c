package continuo.evaluate;

import continuo.generate.GenerationSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a model plays on after pieces that break off, beside how they really go on.
///
/// @param settings how it drew its notes
public record GenerationReport(GenerationSettings settings, Dataset all, Map<String, Dataset> byDataset) {

    /// The continuations of a data set, or of all.
    ///
    /// @param continuations how many were long enough to measure
    /// @param patterns null where no piece has beats
    /// @param likeness by trait; of one data set, for sets differ more than pieces do
    public record Dataset(
            int continuations,
            Measures model,
            Measures real,
            @Nullable Comparison patterns,
            Map<String, Likeness> likeness) {}

    /// @param continuations of written music
    /// @param scores by `model`, `copyForward` and `markov`
    public record Comparison(int continuations, Map<String, Patterns> scores) {}

    static GenerationReport of(
            GenerationSettings settings, Map<String, Played> bySet, CommonRuns.@Nullable Found inTrain) {
        Played all = new Played();
        Map<String, Dataset> datasets = new TreeMap<>();
        bySet.forEach((set, played) -> {
            all.add(played);
            datasets.put(set, dataset(played, inTrain, Likeness.of(played.generatedTraits, played.realTraits)));
        });
        return new GenerationReport(settings, dataset(all, inTrain, Map.of()), datasets);
    }

    private static Dataset dataset(Played played, CommonRuns.@Nullable Found inTrain, Map<String, Likeness> likeness) {
        return new Dataset(
                played.real.size(),
                Measures.of(played.generated, inTrain),
                Measures.of(played.real, inTrain),
                played.model.count() == 0 ? null : comparison(played),
                likeness);
    }

    private static Comparison comparison(Played played) {
        Map<String, Patterns> scores = new LinkedHashMap<>();
        scores.put(Played.MODEL, played.model.mean());
        scores.put(Played.COPY_FORWARD, played.copyForward.mean());
        scores.put(Played.MARKOV, played.markov.mean());
        return new Comparison(played.model.count(), scores);
    }
}
