package continuo.live;

/// Whether the beat is sent as a MIDI clock.
public enum ClockOut {
    OFF,
    /// Unless the beat itself is that of a MIDI clock.
    ON,
    /// Also then.
    ALWAYS
}
