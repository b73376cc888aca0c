package continuo.live;

import static continuo.music.Checks.requireRange;
import static continuo.parameter.Parameters.THRU;

/// What is made of the player's hands and feet, beside the answers to them.
///
/// @param thru what of it goes on to the output
/// @param split the lowest key of the right hand, 1 to 127; [#NO_SPLIT]: the keyboard is one
public record HandSettings(Thru thru, int split) {

    public static final int NO_SPLIT = 0;

    /// What holds where nothing is said.
    public static final HandSettings DEFAULT = new HandSettings(THRU.usualOf(Thru.class), NO_SPLIT);

    public HandSettings {
        requireRange("split", split, NO_SPLIT, 127);
    }
}
