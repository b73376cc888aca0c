package continuo.control;

/// What the value of a controller means.
public enum Coding {
    /// Where a fader or a knob stands.
    ABSOLUTE,
    /// Pressed from 64 on, let go below.
    BUTTON,
    /// How far an endless knob was turned: 1, 2, … up, 127, 126, … down.
    TWOS,
    /// As above: 65, 66, … up, 63, 62, … down.
    OFFSET,
    /// As above: 1, 2, … up, 65, 66, … down.
    SIGNED;

    /// How far an endless knob was turned; 0 for what is none.
    int steps(int value) {
        return switch (this) {
            case ABSOLUTE, BUTTON -> 0;
            case TWOS -> value < 64 ? value : value - 128;
            case OFFSET -> value - 64;
            case SIGNED -> value < 64 ? value : 64 - value;
        };
    }

    boolean isRelative() {
        return this == TWOS || this == OFFSET || this == SIGNED;
    }
}
