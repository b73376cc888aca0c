package continuo.evaluate;

import static continuo.music.Checks.requireRange;

import continuo.generate.GenerationSettings;
import java.util.Set;

/// What to evaluate.
///
/// @param split which part of the corpus, `test_public` for instance
/// @param sets only these data sets; all if there are none
/// @param pieces at most so many pieces of a data set, drawn by `seed`; 0 for all
/// @param notes no more pieces of a data set once they have so many notes; 0 for all
/// @param parts what to find out
/// @param baselineNotes how many notes of the same data set's split `train` the n-grams count
/// @param generation how the model draws what it plays
/// @param handsMillis by how much the hands miss an onset that play written music to the model, see [Hands]
/// @param threads how many work at once
/// @param seed what chance is drawn from
public record EvaluationSettings(
        String split,
        Set<String> sets,
        int pieces,
        int notes,
        Set<Part> parts,
        int baselineNotes,
        GenerationSettings generation,
        double handsMillis,
        int threads,
        long seed) {

    /// What can be found out; each takes its time.
    public enum Part {
        /// How well the model foresees the pieces.
        NATS,
        /// How well n-grams do.
        BASELINES,
        /// What the model plays on.
        GENERATION,
        /// How much of that stands in the split `train`, which is read for it.
        COPIES,
        /// How well beats and bars are found in what is played, which needs no model.
        BEATS,
        /// How soon the ends of phrases are answered.
        TURNS
    }

    public EvaluationSettings {
        sets = Set.copyOf(sets);
        parts = Set.copyOf(parts);
        requireRange("pieces", pieces, 0, Integer.MAX_VALUE);
        requireRange("notes", notes, 0, Integer.MAX_VALUE);
        requireRange("baselineNotes", baselineNotes, 1, Integer.MAX_VALUE);
        requireRange("hands", handsMillis, 0, 100);
        requireRange("threads", threads, 1, 256);
    }

    /// Everything of `test_public`, two threads; n-grams that count as many notes as those to compare with did.
    public static final EvaluationSettings DEFAULT = new EvaluationSettings(
            "test_public", Set.of(), 0, 0, Set.of(Part.values()), 700_000, GenerationSettings.DEFAULT, 0, 2, 1);

    boolean wants(Part part) {
        return parts.contains(part);
    }
}
