package continuo.learn;

import static continuo.music.Checks.requireRange;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to train on, what, and for how long.
///
/// @param corpora folders of MIDI files
/// @param out the model file to write
/// @param from a model whose weights to begin with, as wide or narrower; null begins with random ones
/// @param checkpoints the folder that a run leaves its checkpoints in, and goes on from
/// @param tiers the tiers of a corpus's manifest to take
/// @param units width of each LSTM layer
/// @param layers how many LSTM layers
/// @param hidden width of the hidden layer of each head
/// @param batch how many pieces are read side by side
/// @param window notes of truncated back-propagation through time; the LSTM's state is carried on through the piece
/// @param workers threads that share the batch
/// @param learningRate the highest, after the warm-up
/// @param dropout share of each LSTM layer's output that is dropped on its way up
/// @param smoothing share of each label that is spread over all choices alike
/// @param minutes how long to train, all runs that went on from one another together
/// @param steps how many windows to learn; 0 leaves it to the minutes. With it, and validations by steps or no
///     patience, the same settings give the same model
/// @param validation when it is judged, and when that ends it
/// @param seed of the weights, the mix and the performances
public record TrainingSettings(
        List<Path> corpora,
        Path out,
        @Nullable Path from,
        Path checkpoints,
        Set<String> tiers,
        int units,
        int layers,
        int hidden,
        int batch,
        int window,
        int workers,
        double learningRate,
        double dropout,
        double smoothing,
        double minutes,
        long steps,
        Validation validation,
        long seed) {

    public TrainingSettings {
        corpora = List.copyOf(corpora);
        tiers = Set.copyOf(tiers);
        requireRange("units", units, 1, 4096);
        requireRange("layers", layers, 1, 8);
        requireRange("hidden", hidden, 1, 4096);
        requireRange("batch", batch, 1, 4096);
        requireRange("window", window, 2, 4096);
        requireRange("workers", workers, 1, 1024);
        requireRange("learningRate", learningRate, 1e-9, 1);
        requireRange("dropout", dropout, 0, 0.99);
        requireRange("smoothing", smoothing, 0, 0.99);
        requireRange("minutes", minutes, 0, 1e6);
        if (steps < 0) {
            throw new IllegalArgumentException("steps must not be negative, was " + steps);
        }
    }
}
