package continuo.generate;

import static continuo.music.Checks.requireRange;
import static continuo.parameter.Parameters.DRAFTS;
import static continuo.parameter.Parameters.HIGHEST_KEY;
import static continuo.parameter.Parameters.LOWEST_KEY;
import static continuo.parameter.Parameters.POLYPHONY;
import static continuo.parameter.Parameters.TEMPERATURE;
import static continuo.parameter.Parameters.TOP_P;

import continuo.music.Tempo;

/// How the next note is drawn.
///
/// @param onsetTemperature 0 always takes the most likely, 1 draws as the network says, up to 2
/// @param pitchTemperature likewise
/// @param lengthTemperature likewise
/// @param velocityTemperature likewise
/// @param drafts how many [Drafts] are drawn of an answer, to play the one that goes on best; 1 plays the first
/// @param cuts which choices are too unlikely to be drawn
/// @param lowestPitch no note below it is drawn
/// @param highestPitch no note above it is drawn
/// @param polyphony how many notes may sound at once
/// @param maxLengthTicks no note drawn is longer
/// @param constraints what else no note ever breaks
/// @param style what was heard before anybody plays
public record GenerationSettings(
        double onsetTemperature,
        double pitchTemperature,
        double lengthTemperature,
        double velocityTemperature,
        int drafts,
        Cuts cuts,
        int lowestPitch,
        int highestPitch,
        int polyphony,
        int maxLengthTicks,
        Constraints constraints,
        Style style) {

    /// What holds where nothing is said; no note drawn is longer than eight beats. Temperature and drafts are
    /// those that blind judges marked best (`models/README.md`). A much cooler onset, or top-p, cuts off the
    /// rests: it plays up to twice as many notes as the old pianists did. What is cut instead: see [Cuts].
    public static final GenerationSettings DEFAULT = new GenerationSettings(
            TEMPERATURE.usualNumber(),
            TEMPERATURE.usualNumber(),
            TEMPERATURE.usualNumber(),
            TEMPERATURE.usualNumber(),
            DRAFTS.usualWhole(),
            Cuts.usual(TOP_P.usualNumber()),
            LOWEST_KEY.usualWhole(),
            HIGHEST_KEY.usualWhole(),
            POLYPHONY.usualWhole(),
            8 * Tempo.TICKS_PER_BEAT,
            Constraints.NONE,
            Style.NONE);

    public GenerationSettings {
        // sessions that were recorded before there were any have none
        constraints = constraints == null ? Constraints.NONE : constraints;
        style = style == null ? Style.NONE : style;
        requireRange("onsetTemperature", onsetTemperature, 0, 2);
        requireRange("pitchTemperature", pitchTemperature, 0, 2);
        requireRange("lengthTemperature", lengthTemperature, 0, 2);
        requireRange("velocityTemperature", velocityTemperature, 0, 2);
        requireRange("drafts", drafts, 1, Drafts.MOST);
        requireRange("lowestPitch", lowestPitch, 0, 127);
        requireRange("highestPitch", highestPitch, lowestPitch, 127);
        requireRange("polyphony", polyphony, 1, 128);
        requireRange("maxLengthTicks", maxLengthTicks, 1, 768);
    }

    /// Without a style.
    public GenerationSettings(
            double onsetTemperature,
            double pitchTemperature,
            double lengthTemperature,
            double velocityTemperature,
            int drafts,
            Cuts cuts,
            int lowestPitch,
            int highestPitch,
            int polyphony,
            int maxLengthTicks,
            Constraints constraints) {
        this(
                onsetTemperature,
                pitchTemperature,
                lengthTemperature,
                velocityTemperature,
                drafts,
                cuts,
                lowestPitch,
                highestPitch,
                polyphony,
                maxLengthTicks,
                constraints,
                Style.NONE);
    }

    /// Without constraints.
    public GenerationSettings(
            double onsetTemperature,
            double pitchTemperature,
            double lengthTemperature,
            double velocityTemperature,
            int drafts,
            Cuts cuts,
            int lowestPitch,
            int highestPitch,
            int polyphony,
            int maxLengthTicks) {
        this(
                onsetTemperature,
                pitchTemperature,
                lengthTemperature,
                velocityTemperature,
                drafts,
                cuts,
                lowestPitch,
                highestPitch,
                polyphony,
                maxLengthTicks,
                Constraints.NONE);
    }

    /// The same with other constraints.
    public GenerationSettings with(Constraints newConstraints) {
        return new GenerationSettings(
                onsetTemperature,
                pitchTemperature,
                lengthTemperature,
                velocityTemperature,
                drafts,
                cuts,
                lowestPitch,
                highestPitch,
                polyphony,
                maxLengthTicks,
                newConstraints,
                style);
    }

    /// The same with another style.
    public GenerationSettings with(Style newStyle) {
        return new GenerationSettings(
                onsetTemperature,
                pitchTemperature,
                lengthTemperature,
                velocityTemperature,
                drafts,
                cuts,
                lowestPitch,
                highestPitch,
                polyphony,
                maxLengthTicks,
                constraints,
                newStyle);
    }

    /// The share of the probability that the most likely choices have together which are drawn, for pitch and
    /// others.
    public double topP() {
        return cuts.pitch().topP();
    }

    /// The same with another number of drafts.
    public GenerationSettings withDrafts(int count) {
        return new GenerationSettings(
                onsetTemperature,
                pitchTemperature,
                lengthTemperature,
                velocityTemperature,
                count,
                cuts,
                lowestPitch,
                highestPitch,
                polyphony,
                maxLengthTicks,
                constraints,
                style);
    }

    /// The same with one temperature for everything.
    public GenerationSettings withTemperature(double temperature) {
        return with(temperature, temperature, temperature, temperature);
    }

    private GenerationSettings with(double onset, double ofPitch, double length, double velocity) {
        return new GenerationSettings(
                onset,
                ofPitch,
                length,
                velocity,
                drafts,
                cuts,
                lowestPitch,
                highestPitch,
                polyphony,
                maxLengthTicks,
                constraints,
                style);
    }
}
