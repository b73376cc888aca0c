package continuo.control;

import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.parameter.Range;
import continuo.parameter.Range.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the movements of one control make of a parameter. Belongs to `continuo-control`.
final class Knob {

    private static final int STEPS = 100; // of an endless knob, from one end to the other
    private static final double NEAR = 1.5 / 127; // a fader that is so near has picked the value up
    private static final double FRACTIONS = 1_000;
    private static final double MIDDLE = 0.5;

    private final Control control;
    private final Parameter parameter;
    private double place = Double.NaN;
    private String set = "";

    Knob(Control control, Parameter parameter) {
        this.control = control;
        this.parameter = parameter;
    }

    /// The text to set; empty if nothing changes. A preset that is chosen again counts: what has been moved since goes
    /// back to it.
    ///
    /// @param moved as [Moves#read] tells it
    /// @param current what is in force
    Optional<String> turned(int moved, String current) {
        String text = switch (control.coding()) {
            case ABSOLUTE -> faded((moved - 1.0) / control.trigger().most(), current);
            case BUTTON -> pressed(moved, current);
            default -> stepped(moved, current);
        };
        boolean again = parameter.equals(Parameters.PRESET) && control.coding() == Coding.BUTTON;
        return text.equals(current) && !again ? Optional.empty() : Optional.of(text);
    }

    private String faded(double newPlace, String current) {
        List<String> choices = choices();
        if (!choices.isEmpty()) {
            return choices.get(Math.min(choices.size() - 1, (int) (newPlace * choices.size())));
        }
        boolean holds = !control.pickUp() || current.equals(set) || comesBy(newPlace, placeOf(current));
        place = newPlace;
        if (!holds) {
            return current;
        }
        set = text(control.curve().value(newPlace, control.from(), control.to()));
        return set;
    }

    private boolean comesBy(double newPlace, double wanted) {
        return Math.abs(newPlace - wanted) <= NEAR
                || (Math.min(place, newPlace) <= wanted && wanted <= Math.max(place, newPlace)); // not if there is none
    }

    /// The one after what is in force, so many times; the first where something else is in force.
    private String pressed(int times, String current) {
        List<String> choices = choices();
        return choices.get(Math.floorMod(choices.indexOf(current) + times, choices.size()));
    }

    private String stepped(int steps, String current) {
        List<String> choices = choices();
        if (!choices.isEmpty()) {
            return choices.get(Math.clamp(choices.indexOf(current) + steps, 0, choices.size() - 1));
        }
        if (parameter.range().kind() == Kind.WHOLE) {
            double value = number(current).orElse((control.from() + control.to()) / 2);
            double up = Math.signum(control.to() - control.from());
            return text(Math.clamp(
                    value + up * steps,
                    Math.min(control.from(), control.to()),
                    Math.max(control.from(), control.to())));
        }
        double newPlace = Math.clamp(placeOf(current) + (double) steps / STEPS, 0.0, 1.0);
        return text(control.curve().value(newPlace, control.from(), control.to()));
    }

    /// The middle where a word is in force.
    private double placeOf(String current) {
        OptionalDouble value = number(current);
        return value.isEmpty() ? MIDDLE : control.curve().place(value.getAsDouble(), control.from(), control.to());
    }

    private OptionalDouble number(String text) {
        return parameter.range().isNumber(text)
                ? OptionalDouble.of(new BigDecimal(text).doubleValue())
                : OptionalDouble.empty();
    }

    private List<String> choices() {
        return !control.values().isEmpty() || parameter.range().isNumeric()
                ? control.values()
                : parameter.range().words();
    }

    private String text(double value) {
        return Range.plain(
                parameter.range().kind() == Kind.WHOLE
                        ? Math.rint(value)
                        : Math.clamp(
                                Math.rint(value * FRACTIONS) / FRACTIONS,
                                parameter.range().min(),
                                parameter.range().max()));
    }
}
