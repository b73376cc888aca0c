package continuo.cli;

import continuo.config.Entry;
import continuo.config.Presets;
import continuo.config.Presets.Preset;
import continuo.config.SettingsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists the presets.
@Command(
        name = "presets",
        description = "Lists the presets, what each is for, and what it sets.",
        mixinStandardHelpOptions = true)
final class PresetsCommand implements Callable<Integer> {

    private static final String INDENT = " ".repeat(15);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The settings beside which presets of your own are looked for (default: config/continuo.yaml).")
    private @Nullable Path config;

    @Option(names = "--json", description = "Prints the list for programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// One as programs read it.
    private record Row(String preset, String says, String file, Map<String, String> settings) {}

    @Override
    public Integer call() {
        Path settings = config == null ? Home.config() : config;
        Presets presets = new SettingsFile(settings, List.of(), Home.path(), 0).presets();
        List<Row> rows =
                presets.all().stream().map(preset -> row(presets, preset)).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(rows));
            return 0;
        }
        for (Row row : rows) {
            out.println(PlainText.line("%-14s %s".formatted(row.preset(), row.says())));
            String sets = row.settings().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", "));
            out.println(INDENT + PlainText.line(sets));
        }
        out.println("One of them: `continuo --preset NAME`, `preset: NAME` in the settings, or a control, as in");
        out.println(
                "`- {on: program 3, does: preset, value: NAME}`. Yours belong in a folder presets beside your settings.");
        return 0;
    }

    private static Row row(Presets presets, Preset preset) {
        Map<String, String> settings = new LinkedHashMap<>();
        try {
            for (Entry entry : presets.entries(preset.name())) {
                settings.put(entry.key(), entry.text());
            }
        } catch (IOException e) {
            settings.clear(); // what is wrong stands in its place
        }
        return new Row(preset.name(), preset.says(), preset.file().toString(), settings);
    }
}
