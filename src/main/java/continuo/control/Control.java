package continuo.control;

import continuo.parameter.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the list of controls: what comes, and what that moves or does.
///
/// @param parameter what it sets; none if it does something
/// @param action what it does; none if it sets something
/// @param from where one end of its way sets the parameter; of endless knobs the limit downwards
/// @param to where the other end does
/// @param pickUp whether a fader moves nothing until it comes by what is in force
/// @param values what a button sets by turns, or the zones of a fader; empty for all between `from` and `to`
/// @param heldNanos how long a button must be held before it counts
public record Control(
        Trigger trigger,
        @Nullable Parameter parameter,
        @Nullable Action action,
        Coding coding,
        double from,
        double to,
        Curve curve,
        boolean pickUp,
        List<String> values,
        long heldNanos) {

    public Control {
        if ((parameter == null) == (action == null)) {
            throw new IllegalArgumentException("a control sets a parameter or does something, one of the two");
        }
        values = List.copyOf(values);
    }

    /// What sets nothing but does something, at a press.
    public static Control doing(Action action, Trigger trigger, long heldNanos) {
        return new Control(trigger, null, action, Coding.BUTTON, 0, 0, Curve.LINEAR, false, List.of(), heldNanos);
    }
}
