package continuo.learn.frames;

import java.util.List;
import java.util.Locale;

/// How a network is made and trained for a set, found on its valid part.
///
/// @param windows how many windows to learn; a small set needs several passes over itself
record FramePreset(FrameShape shape, int lanes, int steps, int windows, double dropout, int semitones) {

    private static final double LEARNING_RATE = 8e-3;
    private static final int LOOKS = 20;
    private static final int PATIENCE = 5;

    /// Both ways of predicting a frame, on an LSTM of one size.
    static List<FramePreset> of(FrameSet set) {
        FrameShape keys = new FrameShape(Roll.KEYS, 1, 300, 0);
        FrameShape chords = new FrameShape(Roll.KEYS, 1, 300, 300);
        return switch (set) {
            case JSB ->
                List.of(new FramePreset(keys, 8, 32, 4000, 0.4, 0), new FramePreset(chords, 8, 32, 4000, 0.3, 5));
            case NOTTINGHAM ->
                List.of(
                        new FramePreset(new FrameShape(Roll.KEYS, 1, 600, 0), 16, 32, 6500, 0.7, 0),
                        new FramePreset(chords, 16, 64, 3000, 0.3, 5));
            case MUSEDATA, PIANO_MIDI ->
                List.of(new FramePreset(keys, 16, 64, 2000, 0.3, 5), new FramePreset(chords, 16, 64, 2000, 0.3, 5));
        };
    }

    FrameTraining.Settings settings(long seed) {
        return new FrameTraining.Settings(
                lanes, steps, LEARNING_RATE, dropout, semitones, windows, windows / LOOKS, PATIENCE, seed);
    }

    String model() {
        return String.format(
                Locale.ROOT,
                "Continuo, LSTM %d × %d, %s",
                shape.layers(),
                shape.units(),
                shape.hidden() > 0 ? "chords key by key" : "a sigmoid for each key");
    }
}
