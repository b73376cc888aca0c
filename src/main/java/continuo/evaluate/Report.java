package continuo.evaluate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an evaluation found, in the form in which it is printed for programs. Nats are in [CoarseBins].
///
/// @param nats over all notes of all data sets; velocities over the notes that have one
/// @param ownBins the same in the network's own bins
/// @param topPitch the share of notes whose pitch the network thought the likeliest
/// @param byDataset by name of the data set
/// @param baselines by name: `unigram`, `ngram`; empty if there was nothing to count
/// @param generation null if it was not asked for
public record Report(
        int pieces,
        long notes,
        Scores nats,
        Scores ownBins,
        double topPitch,
        Map<String, Dataset> byDataset,
        Map<String, Scores> baselines,
        @Nullable GenerationReport generation) {

    /// The same of one data set.
    public record Dataset(
            int pieces, long notes, Scores nats, Scores ownBins, double topPitch, Map<String, Scores> baselines) {}

    static Report of(Dataset all, Map<String, Dataset> bySet, @Nullable GenerationReport generation) {
        return new Report(all.pieces, all.notes, all.nats, all.ownBins, all.topPitch, bySet, all.baselines, generation);
    }
}
