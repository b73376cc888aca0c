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

    /// Temperatures and top-p are those at which continuations of 30 held-out pieces came closest to how the pieces
    /// go on, in notes a second, key and repetition. A cooler onset or a lower top-p cuts off the rests: it plays
    /// twice as many notes as the old pianists did.
    public static final GenerationSettings DEFAULT = new GenerationSettings(0.9, 0.8, 0.9, 0.9, 0.98, 21, 108, 10, 384);

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

    /// The pitch is drawn cooler than the rest: a wrong note is heard sooner than a late one.
    private static final double PITCH_SHARE = 8.0 / 9;

    /// The temperature of the pitch where `temperature` is that of everything else.
    public static double pitchTemperature(double temperature) {
        return temperature * PITCH_SHARE;
    }

    /// The same with one temperature for everything, the pitch a little below it.
    public GenerationSettings withTemperature(double temperature) {
        return new GenerationSettings(
                temperature,
                pitchTemperature(temperature),
                temperature,
                temperature,
                topP,
                lowestPitch,
                highestPitch,
                polyphony,
                maxLengthTicks);
    }
}
