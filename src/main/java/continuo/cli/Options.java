package continuo.cli;

import continuo.parameter.Parameter;
import java.math.BigDecimal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Checks of numbers that were given as options.
final class Options {

    private Options() {}

    static double inRange(CommandSpec spec, String option, double value, double min, double max) {
        if (value >= min && value <= max) {
            return value;
        }
        throw new ParameterException(
                spec.commandLine(),
                "%s must be a number from %s to %s, was %s".formatted(option, plain(min), plain(max), plain(value)));
    }

    /// A number that sets what the table has a row for.
    static double inRange(CommandSpec spec, String option, double value, Parameter parameter) {
        return inRange(
                spec, option, value, parameter.range().min(), parameter.range().max());
    }

    static int atLeastOne(CommandSpec spec, String option, int value) {
        if (value >= 1) {
            return value;
        }
        throw new ParameterException(spec.commandLine(), option + " must be 1 or more, was " + value);
    }

    private static String plain(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : "" + value;
    }
}
