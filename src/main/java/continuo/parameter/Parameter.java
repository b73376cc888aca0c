package continuo.parameter;

import java.util.Locale;

/// One thing that can be set.
///
/// @param name the key in the settings file; of a key in a block `block.key`
/// @param range what it may be set to
/// @param usual what holds where nobody sets it, as one would write it
/// @param live whether it may change while Continuo plays; what may not is read when Continuo starts
/// @param says one sentence for a musician
public record Parameter(Group group, String name, Range range, String usual, boolean live, String says) {

    public Parameter {
        if (!range.admits(usual)) {
            throw new IllegalArgumentException(name + " must be " + range.wanted() + ", was '" + usual + "'");
        }
    }

    public double usualNumber() {
        return Double.parseDouble(usual);
    }

    public int usualWhole() {
        return Integer.parseInt(usual);
    }

    public <E extends Enum<E>> E usualOf(Class<E> choices) {
        return Enum.valueOf(choices, usual.toUpperCase(Locale.ROOT));
    }

    /// The same where no number below `least` makes sense.
    public Parameter atLeast(int least) {
        return new Parameter(
                group, name, range.atLeast(least), String.valueOf(Math.max(least, usualWhole())), live, says);
    }
}
