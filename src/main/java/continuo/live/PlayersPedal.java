package continuo.live;

/// What the player's pedals are to a phrase.
public enum PlayersPedal {
    /// What they hold sounds, and while it sounds the phrase has not ended.
    HOLDS,
    /// They colour the sound: the phrase has ended when the keys are up.
    COLOURS
}
