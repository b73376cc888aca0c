package continuo.learn;

import static continuo.music.Checks.requireRange;

/// When a run of training is judged by music that it does not learn from, and when that ends it.
///
/// @param minutes between two validations
/// @param steps between two validations, instead of minutes; 0 leaves it to the minutes
/// @param patience how many validations in a row may be no better than the best before; then the run ends. 0 lets it
///     go on
public record Validation(double minutes, long steps, int patience) {

    public Validation {
        requireRange("validateMinutes", minutes, 1e-3, 1e6);
        requireRange("patience", patience, 0, 1_000_000);
        if (steps < 0) {
            throw new IllegalArgumentException("validateSteps must not be negative, was " + steps);
        }
    }

    /// Every five minutes; an hour without getting better ends the run.
    public static final Validation USUAL = new Validation(5, 0, 12);

    boolean isDue(double minutesSince, long stepsSince) {
        return steps > 0 ? stepsSince >= steps : minutesSince >= minutes;
    }

    boolean isOver(int noBetter) {
        return patience > 0 && noBetter >= patience;
    }
}
