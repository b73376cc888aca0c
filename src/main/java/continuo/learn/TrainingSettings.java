package continuo.learn;

import static continuo.music.Checks.requireRange;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What to train on, what, and for how long.
///
/// @param corpora folders of MIDI files
/// @param out the model file to write
/// @param checkpoints the folder that a run leaves its checkpoints in, and goes on from
/// @param tiers the tiers of a corpus's manifest to take
/// @param units width of each LSTM layer
/// @param layers how many LSTM layers
/// @param hidden width of the hidden layer of each head
/// @param batch how many pieces are read side by side
/// @param window notes of truncated back-propagation through time
/// @param windows how many windows one chunk has, through which the LSTM's state is carried
/// @param learningRate the highest, after the warm-up
/// @param dropout share of the outputs between the LSTM layers that is dropped
/// @param minutes how long to train, all runs that went on from one another together
/// @param chunks how many chunks to train on; 0 leaves it to the minutes. With it the same seed gives the same model
/// @param seed of the weights, the mix and the performances
public record TrainingSettings(
        List<Path> corpora,
        Path out,
        Path checkpoints,
        Set<String> tiers,
        int units,
        int layers,
        int hidden,
        int batch,
        int window,
        int windows,
        double learningRate,
        double dropout,
        double minutes,
        long chunks,
        long seed) {

    public TrainingSettings {
        corpora = List.copyOf(corpora);
        tiers = Set.copyOf(tiers);
        requireRange("units", units, 1, 4096);
        requireRange("layers", layers, 1, 8);
        requireRange("hidden", hidden, 1, 4096);
        requireRange("batch", batch, 1, 4096);
        requireRange("window", window, 2, 4096);
        requireRange("windows", windows, 1, 1024);
        requireRange("learningRate", learningRate, 1e-9, 1);
        requireRange("dropout", dropout, 0, 0.99);
        requireRange("minutes", minutes, 0, 1e6);
        if (chunks < 0) {
            throw new IllegalArgumentException("chunks must not be negative, was " + chunks);
        }
    }

    /// How the shipped model is trained, but for its minutes.
    public static TrainingSettings of(List<Path> corpora, Path out, Path checkpoints) {
        return new TrainingSettings(corpora, out, checkpoints, Set.of("A"), 128, 2, 128, 64, 64, 8, 4e-3, 0, 60, 0, 1);
    }
}
