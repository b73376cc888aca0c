package continuo.live;

import static continuo.music.Checks.requireRange;
import static continuo.parameter.Parameters.START_ON;
import static continuo.parameter.Parameters.SWING;

/// When what is played is to sound.
///
/// @param startOn when an answer's first note stands
/// @param swing the share of a beat that its first quaver has, from 0.5 to 0.75
public record Timing(StartOn startOn, double swing) {

    /// What holds where nothing is said.
    public static final Timing DEFAULT = new Timing(START_ON.usualOf(StartOn.class), SWING.usualNumber() / 100);

    public Timing {
        requireRange("swing", swing, 0.5, 0.75);
    }

    public Timing with(StartOn newStartOn) {
        return new Timing(newStartOn, swing);
    }

    public Timing withSwing(double newSwing) {
        return new Timing(startOn, newSwing);
    }
}
