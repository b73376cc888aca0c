package continuo.control;

import continuo.parameter.Parameter;
import java.util.List;
import java.util.Map;

/// What is moved by controls: the settings in force, and Continuo itself. Called on `continuo-control`.
public interface Board {

    /// What is in force, as one would write it.
    String text(Parameter parameter);

    /// The words that it may be set to; empty where they cannot be counted.
    default List<String> words(Parameter parameter) {
        return parameter.range().words();
    }

    /// Sets several at once.
    ///
    /// @return what is wrong with it, in which case nothing is set; empty if it is done
    String move(Map<Parameter, String> texts);

    void act(Action action);

    /// A beat is here, taps somebody.
    ///
    /// @param nanos when
    void tap(long nanos);
}
