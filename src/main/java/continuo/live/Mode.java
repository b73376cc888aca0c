package continuo.live;

/// What Continuo does with what it hears.
public enum Mode {
    /// Hears a phrase, and answers it once it has ended.
    ANSWER,
    /// Hears, and never plays.
    LISTEN,
    /// Goes on from wherever the player is when he hands the line over, until he takes it back.
    TAKEOVER,
    /// Plays on over a chord for as long as the player holds it.
    FINISH,
    /// Plays while the player plays.
    TOGETHER
}
