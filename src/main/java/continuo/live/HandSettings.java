package continuo.live;

import static continuo.music.Checks.requireRange;
import static continuo.parameter.Parameters.PEDAL;
import static continuo.parameter.Parameters.THRU;

/// What is made of the player's hands and feet, beside the answers to them.
///
/// @param thru what of it goes on to the output
/// @param split the lowest key of the right hand, 1 to 127; [#NO_SPLIT]: the keyboard is one
/// @param pedal what the player's pedals are to a phrase
/// @param holdBeats after how many beats of stillness neither a pedal nor a key that the playing went on past keeps a
///     phrase open, up to 64; [#AUTO]: as [continuo.live.hands] finds out
/// @param ownPedal whether Continuo pedals, too
public record HandSettings(Thru thru, int split, PlayersPedal pedal, double holdBeats, OwnPedal ownPedal) {

    public static final int NO_SPLIT = 0;
    public static final double AUTO = 0;

    /// What holds where nothing is said.
    public static final HandSettings DEFAULT = new HandSettings(
            THRU.usualOf(Thru.class), NO_SPLIT, PEDAL.usualOf(PlayersPedal.class), AUTO, OwnPedal.NONE);

    public HandSettings {
        requireRange("split", split, NO_SPLIT, 127);
        requireRange("holdBeats", holdBeats, AUTO, 64);
    }

    public HandSettings with(Thru newThru) {
        return new HandSettings(newThru, split, pedal, holdBeats, ownPedal);
    }

    /// The same with the keyboard split there.
    public HandSettings splitAt(int newSplit) {
        return new HandSettings(thru, newSplit, pedal, holdBeats, ownPedal);
    }

    public HandSettings with(PlayersPedal newPedal) {
        return new HandSettings(thru, split, newPedal, holdBeats, ownPedal);
    }

    public HandSettings holding(double newHoldBeats) {
        return new HandSettings(thru, split, pedal, newHoldBeats, ownPedal);
    }

    public HandSettings with(OwnPedal newOwnPedal) {
        return new HandSettings(thru, split, pedal, holdBeats, newOwnPedal);
    }
}
