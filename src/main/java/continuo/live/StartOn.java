package continuo.live;

/// When an answer's first note stands.
public enum StartOn {
    /// As the mode has it: on the next beat where the playing has one, else at once.
    NOW,
    /// On the next beat.
    BEAT,
    /// On the next bar line.
    BAR
}
