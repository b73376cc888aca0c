package continuo.cli;

import continuo.config.Settings;
import continuo.midi.MidiBackend;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows what can be connected.
@Command(
        name = "ports",
        description = "Shows the MIDI inputs and outputs, which of them would be used, why, and where to hear them.",
        modelTransformer = SettingsOptions.FromTheTable.class,
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PortsCommand implements Callable<Integer> {

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// What `--json` prints.
    private record Report(List<Backend> backends, PortForecast input, PortForecast output) {}

    private record Backend(
            String name,
            boolean usable,
            String why,
            List<PortInfo> inputs,
            List<PortInfo> outputs,
            List<String> advice) {}

    @Override
    public Integer call() throws IOException {
        Settings settings = options.file().read();
        PrintWriter out = spec.commandLine().getOut();
        try (SystemPorts ports = new SystemPorts(settings, out::println)) {
            List<Backend> backends = new ArrayList<>();
            for (MidiBackend backend : ports.all()) {
                backends.add(look(backend));
            }
            Report report =
                    new Report(backends, PortForecast.input(ports, settings), PortForecast.output(ports, settings));
            if (json) {
                out.println(Json.of(report));
            } else {
                print(report, out);
            }
        }
        return 0;
    }

    private static Backend look(MidiBackend backend) throws PortException {
        String why = backend.whyUnavailable();
        List<String> advice = backend.advice();
        return why.isEmpty()
                ? new Backend(backend.name(), true, "", backend.inputs(), backend.outputs(), advice)
                : new Backend(backend.name(), false, why, List.of(), List.of(), advice);
    }

    private static void print(Report report, PrintWriter out) {
        for (Backend backend : report.backends()) {
            out.println(backend.name() + (backend.usable() ? "" : " (not here: " + backend.why() + ")"));
            backend.inputs().forEach(port -> out.println("  in   " + describe(port)));
            backend.outputs().forEach(port -> out.println("  out  " + describe(port)));
            if (backend.usable()
                    && backend.inputs().isEmpty()
                    && backend.outputs().isEmpty()) {
                out.println("  no ports");
            }
        }
        print("Continuo would listen to ", report.input(), out);
        print("Continuo would play on   ", report.output(), out);
    }

    private static void print(String lead, PortForecast forecast, PrintWriter out) {
        out.println(lead + PlainText.line(forecast.inWords()));
        if (!forecast.toDo().isEmpty()) {
            out.println("  " + PlainText.line(forecast.toDo()));
        }
    }

    private static String describe(PortInfo port) {
        return PlainText.line(port.name()) + (port.hardware() ? "" : "  (another program)");
    }
}
