package continuo.cli;

import continuo.config.ConfigException;
import continuo.config.Settings;
import continuo.live.LiveReport;
import continuo.live.LiveSettings;
import continuo.midi.MidiBackend;
import continuo.midi.PortException;
import continuo.model.Model;
import continuo.model.ModelCard;
import continuo.model.ModelFileException;
import continuo.model.NetworkShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Finds out why nothing is heard. Opens no port, so that it may run beside the daemon.
@Command(
        name = "doctor",
        description = "Looks at everything Continuo needs; each line says OK, or what to do. Exit code 1 if there is "
                + "something to do.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final int NOTES = 200;
    private static final int PHRASES = 8;
    private static final double NOTES_PER_SECOND = 100;
    private static final double FELT_MICROS = 10_000; // players begin to feel ten milliseconds

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    private final List<Finding> findings = new ArrayList<>();

    /// @param subject what was looked at
    /// @param note what was found, or what to do
    private record Finding(String subject, boolean ok, String note) {}

    @Override
    public Integer call() {
        find("java", true, Runtime.version() + " by " + System.getProperty("java.vendor"));
        Settings settings = settings();
        Model model = settings == null ? null : model(settings.model());
        try (SystemPorts ports = new SystemPorts()) {
            ports.all().forEach(this::backend);
            if (settings != null) {
                output(ports, settings);
                input(ports, settings);
            }
        }
        if (settings != null && model != null) {
            latency(model, settings.live());
        }
        if (json) {
            spec.commandLine().getOut().println(Json.of(findings));
        }
        return findings.stream().allMatch(Finding::ok) ? 0 : 1;
    }

    private @Nullable Settings settings() {
        try {
            Settings settings = options.file().read();
            find("settings", true, options.config().toString());
            return settings;
        } catch (ConfigException e) {
            find("settings", false, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable Model model(Path file) {
        try {
            Model model = Models.read(file);
            find("model", true, file + ": " + describe(model.card()));
            return model;
        } catch (ModelFileException e) {
            find("model", false, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String describe(ModelCard card) {
        NetworkShape shape = card.network();
        Map<String, Double> scores = card.scores().getOrDefault("valid", Map.of());
        return String.format(
                Locale.ROOT,
                "%d x %d units, %.1f million notes learnt, %.2f nats per note",
                shape.layers(),
                shape.units(),
                card.training().notes() / 1e6,
                scores.getOrDefault("total", Double.NaN));
    }

    /// A backend that is missing matters only if the settings need it, which the next lines say.
    private void backend(MidiBackend backend) {
        String why = backend.whyUnavailable();
        if (!why.isEmpty()) {
            find(backend.name(), true, "not used here: " + why);
            return;
        }
        try {
            int inputs = backend.inputs().size();
            int outputs = backend.outputs().size();
            find(backend.name(), true, "%d inputs, %d outputs".formatted(inputs, outputs));
        } catch (PortException e) {
            find(backend.name(), false, String.valueOf(e.getMessage()));
        }
    }

    private void output(SystemPorts ports, Settings settings) {
        PortsCommand.Choice choice = PortsCommand.output(ports, settings);
        find("output", choice.works(), choice.inWords());
    }

    private void input(SystemPorts ports, Settings settings) {
        PortsCommand.Choice choice = PortsCommand.input(ports, settings);
        find("input", choice.works(), choice.inWords());
    }

    private void latency(Model model, LiveSettings live) {
        LoopBench bench = new LoopBench(model.network(), live.waiting());
        bench.run(NOTES, NOTES_PER_SECOND, PHRASES);
        LiveReport report = bench.run(NOTES, NOTES_PER_SECOND, PHRASES).report();
        boolean quick = report.hearToState().p99() < FELT_MICROS
                && report.triggerToFirstNote().p90() < FELT_MICROS;
        String measured = String.format(
                Locale.ROOT,
                "a key is taken in after %.2f ms, an answer begins %.2f ms after it is due (90 of 100 times or better)",
                report.hearToState().p90() / 1e3,
                report.triggerToFirstNote().p90() / 1e3);
        find("latency", quick, quick ? measured : measured + "; end other programs, or set `wait: yielding`");
    }

    private void find(String subject, boolean ok, String note) {
        findings.add(new Finding(subject, ok, note));
        if (!json) {
            spec.commandLine().getOut().printf("%-5s %-10s %s%n", ok ? "OK" : "TO DO", subject, note);
        }
    }
}
