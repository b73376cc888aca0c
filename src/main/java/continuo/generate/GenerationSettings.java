package continuo.generate;

import static continuo.music.Checks.requireRange;

/// How the next note is drawn.
///
/// @param onsetTemperature 0 always takes the most likely, 1 draws as the network says, up to 2
/// @param pitchTemperature likewise
/// @param lengthTemperature likewise
/// @param velocityTemperature likewise
/// @param topP draws only among the most likely choices that together have this share of the probability, above 0 to 1
/// @param lowestPitch no note below it is drawn
/// @param highestPitch no note above it is drawn
/// @param polyphony how many notes may sound at once
/// @param maxLengthTicks no note drawn is longer
public record GenerationSettings(
        double onsetTemperature,
        double pitchTemperature,
        double lengthTemperature,
        double velocityTemperature,
        double topP,
        int lowestPitch,
        int highestPitch,
        int polyphony,
        int maxLengthTicks) {

    /// Temperature and top-p are those at which 192 notes after 35 or 60 % of 48 held-out pieces came closest to
    /// how the pieces go on, in how much they repeat themselves and what came before. Above them it strays, below
    /// it circles.
    public static final GenerationSettings DEFAULT = new GenerationSettings(0.8, 0.8, 0.8, 0.8, 0.95, 21, 108, 10, 384);

    public GenerationSettings {
        requireRange("onsetTemperature", onsetTemperature, 0, 2);
        requireRange("pitchTemperature", pitchTemperature, 0, 2);
        requireRange("lengthTemperature", lengthTemperature, 0, 2);
        requireRange("velocityTemperature", velocityTemperature, 0, 2);
        requireRange("topP", topP, 1e-6, 1);
        requireRange("lowestPitch", lowestPitch, 0, 127);
        requireRange("highestPitch", highestPitch, lowestPitch, 127);
        requireRange("polyphony", polyphony, 1, 128);
        requireRange("maxLengthTicks", maxLengthTicks, 1, 768);
    }

    /// The same with one temperature for everything.
    public GenerationSettings withTemperature(double temperature) {
        return new GenerationSettings(
                temperature,
                temperature,
                temperature,
                temperature,
                topP,
                lowestPitch,
                highestPitch,
                polyphony,
                maxLengthTicks);
    }
}
