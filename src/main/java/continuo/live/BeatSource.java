package continuo.live;

/// Where the beat comes from.
public enum BeatSource {
    /// The tempo that is set.
    SET,
    /// The playing: it is found there, and followed.
    AUTO,
    /// A MIDI clock that another program sends; while none comes, the playing.
    CLOCK,
    /// The beat that somebody taps; before he does, the playing.
    TAP
}
