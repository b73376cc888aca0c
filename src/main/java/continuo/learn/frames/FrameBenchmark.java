package continuo.learn.frames;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The published table of one set, with Continuo's rows in it.
///
/// @param set its title
/// @param frames how many the test part has
/// @param nats a frame of the test part, from the simplest model to Continuo's own
public record FrameBenchmark(String set, int frames, List<Row> nats) {

    /// @param test nats a frame of the test part
    /// @param thisRun whether the figure was found in this run; else it was published
    public record Row(String model, double test, boolean thisRun) {}

    /// Counts the simplest models and trains Continuo's two.
    ///
    /// @param data the folder that holds the sets
    /// @param progress is told how training goes, in lines
    public static FrameBenchmark run(FrameSet set, Path data, long seed, Consumer<String> progress) throws IOException {
        List<Roll> train = set.read(data, "train", progress);
        List<Roll> valid = set.read(data, "valid", progress);
        List<Roll> test = set.read(data, "test", progress);
        FrameCounts counts = new FrameCounts(train);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("each key as often as in train", counts.unigram(test), true));
        rows.add(new Row("each key after itself", counts.markov(test), true));
        set.published().forEach((model, nats) -> rows.add(new Row(model, nats, false)));
        for (FramePreset preset : FramePreset.of(set)) {
            FrameTraining training = new FrameTraining(preset.settings(seed), preset.shape(), train, valid);
            progress.accept(preset.model());
            rows.add(new Row(preset.model(), training.natsPerFrame(training.run(progress), test), true));
        }
        return new FrameBenchmark(set.title(), frames(test), rows);
    }

    private static int frames(List<Roll> rolls) {
        return rolls.stream().mapToInt(roll -> roll.frames().size()).sum();
    }
}
