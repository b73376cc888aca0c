package continuo.live;

/// Whether Continuo pedals what it plays.
public enum OwnPedal {
    /// It does not.
    NONE,
    /// As the player did lately, if he did.
    AS_HEARD
}
