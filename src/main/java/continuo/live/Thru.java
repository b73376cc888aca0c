package continuo.live;

/// What of that which the player plays goes on to the output, as it came.
public enum Thru {
    /// Nothing.
    OFF,
    /// The keys.
    NOTES,
    /// All but the keys: pedals, wheels, pressure, programs.
    CONTROLLERS,
    /// Both.
    ALL;

    public boolean notes() {
        return this == NOTES || this == ALL;
    }

    public boolean controllers() {
        return this == CONTROLLERS || this == ALL;
    }
}
