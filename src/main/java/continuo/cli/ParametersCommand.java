package continuo.cli;

import com.google.gson.annotations.SerializedName;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.parameter.Range;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the table of everything that can be set.
@Command(
        name = "parameters",
        description = "Shows everything that can be set: what it may be, what it is if nothing is said, and whether it "
                + "may change while Continuo plays.",
        mixinStandardHelpOptions = true)
final class ParametersCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Prints the table for programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// A row as programs read it. Gson names the fields as here, but for `default`, which is no name in Java.
    ///
    /// @param min absent where it is no number
    /// @param values the words it may be; absent where there are none
    private record Row(
            String name,
            String unit,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @SerializedName("default") Object usual,
            boolean live,
            String group,
            String says,
            @Nullable List<String> values) {

        static Row of(Parameter parameter) {
            Range range = parameter.range();
            boolean word = !range.isNumeric() || range.words().contains(parameter.usual());
            return new Row(
                    parameter.name(),
                    range.unit(),
                    range.isNumeric() ? new BigDecimal(Range.plain(range.min())) : null,
                    range.isNumeric() ? new BigDecimal(Range.plain(range.max())) : null,
                    word ? parameter.usual() : new BigDecimal(parameter.usual()),
                    parameter.live(),
                    parameter.group().title(),
                    parameter.says(),
                    range.words().isEmpty() ? null : range.words());
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(Parameters.ALL.stream().map(Row::of).toList()));
        } else {
            print(out);
        }
        return 0;
    }

    private static void print(PrintWriter out) {
        Parameter before = null;
        for (Parameter parameter : Parameters.ALL) {
            if (before == null || before.group() != parameter.group()) {
                out.println((before == null ? "" : System.lineSeparator())
                        + parameter.group().title());
            }
            before = parameter;
            out.printf(
                    "  %-20s  %s; usually %s%s%n",
                    parameter.name(),
                    parameter.range().inShort(),
                    parameter.usual(),
                    parameter.live() ? "" : "  (start)");
            out.printf("  %-20s  %s%n", "", parameter.says());
        }
        out.println();
        out.println("Those marked (start) are read when Continuo starts; the others may change while it plays.");
    }
}
