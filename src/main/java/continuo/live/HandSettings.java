package continuo.live;

import static continuo.parameter.Parameters.THRU;

/// What is made of the player's hands and feet, beside the answers to them.
///
/// @param thru what of it goes on to the output
public record HandSettings(Thru thru) {

    /// What holds where nothing is said.
    public static final HandSettings DEFAULT = new HandSettings(THRU.usualOf(Thru.class));
}
