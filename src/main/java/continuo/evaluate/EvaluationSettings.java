package continuo.evaluate;

import static continuo.music.Checks.requireRange;

import continuo.generate.GenerationSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to evaluate.
///
/// @param split which part of the corpus, `test_public` for instance
/// @param sets only these data sets; all if there are none
/// @param pieces at most so many pieces of a data set, drawn by `seed`; 0 for all
/// @param notes no more pieces of a data set once they have so many notes; 0 for all
/// @param baselineNotes how many notes of the same data set's split `train` the n-grams count; 0 for no n-grams
/// @param threads how many work at once
/// @param seed what chance is drawn from
/// @param generation how the model draws what it plays; null to let it play nothing
public record EvaluationSettings(
        String split,
        Set<String> sets,
        int pieces,
        int notes,
        int baselineNotes,
        int threads,
        long seed,
        @Nullable GenerationSettings generation) {

    public EvaluationSettings {
        sets = Set.copyOf(sets);
        requireRange("pieces", pieces, 0, Integer.MAX_VALUE);
        requireRange("notes", notes, 0, Integer.MAX_VALUE);
        requireRange("baselineNotes", baselineNotes, 0, Integer.MAX_VALUE);
        requireRange("threads", threads, 1, 256);
    }

    /// Everything of `test_public`, two threads; n-grams as those to compare with were made.
    public static final EvaluationSettings DEFAULT =
            new EvaluationSettings("test_public", Set.of(), 0, 0, 700_000, 2, 1, GenerationSettings.DEFAULT);
}
