package continuo.cli;

import continuo.config.Entry;
import continuo.config.SettingsFile;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.parameter.Range.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The settings file, and the options that stand above it: one for each row of the table of parameters. They
/// are read by the settings' own rules, so that both complain alike.
final class SettingsOptions {

    /// The options that are not called as the key in the file is: short ones, and `--wait` is about ports.
    private static final Map<Parameter, String> OTHERWISE_CALLED = Map.of(
            Parameters.INPUT, "--in",
            Parameters.OUTPUT, "--out",
            Parameters.WAIT, "--wait-style");

    @Option(names = "--config", paramLabel = "FILE", description = "The settings (default: config/continuo.yaml).")
    private @Nullable Path config;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec command;

    /// Gives a command the options of the table.
    static final class FromTheTable implements IModelTransformer {

        @Override
        public CommandSpec transform(CommandSpec command) {
            Parameters.ALL.forEach(parameter -> command.addOption(option(parameter)));
            return command;
        }

        private static OptionSpec option(Parameter parameter) {
            String range =
                    parameter.range().isNumeric() ? " " + parameter.range().inShort() + "." : "";
            return OptionSpec.builder(name(parameter))
                    .paramLabel(label(parameter))
                    .type(parameter.range().kind() == Kind.FILE ? Path.class : String.class)
                    .description(parameter.says() + range)
                    .build();
        }

        private static String label(Parameter parameter) {
            return switch (parameter.range().kind()) {
                case NUMBER, WHOLE -> "N";
                case CHOICE -> String.join("|", parameter.range().words());
                case TEXT -> "NAME";
                case TEXTS -> "NAME,…";
                case FILE -> "FILE";
            };
        }
    }

    /// What the option of a parameter is called.
    static String name(Parameter parameter) {
        return OTHERWISE_CALLED.getOrDefault(parameter, "--" + parameter.name().replace('.', '-'));
    }

    Path config() {
        return config == null ? Home.config() : config;
    }

    SettingsFile file() {
        List<Entry> entries = new ArrayList<>();
        for (Parameter parameter : Parameters.ALL) {
            Object given = command.findOption(name(parameter)).getValue();
            if (given != null) { // a path begins where the user stands, not where the file's paths do
                boolean isFile = given instanceof Path && !given.toString().equals(parameter.usual());
                String text = isFile ? ((Path) given).toAbsolutePath().toString() : given.toString();
                entries.add(Entry.ofOption(name(parameter), parameter.name(), text));
            }
        }
        return new SettingsFile(config(), entries, Home.path(), new Random().nextLong());
    }
}
