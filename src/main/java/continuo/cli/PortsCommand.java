package continuo.cli;

import continuo.config.Settings;
import continuo.midi.MidiBackend;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows what can be connected.
@Command(
        name = "ports",
        description = "Shows the MIDI inputs and outputs, which of them would be used, and why.",
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
    private record Report(List<Backend> backends, Choice input, Choice output) {}

    private record Backend(String name, boolean usable, String why, List<PortInfo> inputs, List<PortInfo> outputs) {}

    /// @param port what would be opened; empty if nothing would
    private record Choice(String wanted, String port, String why) {}

    @Override
    public Integer call() throws IOException {
        Settings settings = options.file().read();
        PrintWriter out = spec.commandLine().getOut();
        try (SystemPorts ports = new SystemPorts()) {
            List<Backend> backends = new ArrayList<>();
            for (MidiBackend backend : ports.all()) {
                backends.add(look(backend));
            }
            Report report = new Report(backends, input(ports, settings), output(ports, settings));
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
        return why.isEmpty()
                ? new Backend(backend.name(), true, "", backend.inputs(), backend.outputs())
                : new Backend(backend.name(), false, why, List.of(), List.of());
    }

    private static Choice input(SystemPorts ports, Settings settings) {
        String wanted = settings.input();
        try {
            MidiBackend backend = ports.inputBackend(settings);
            return choice(wanted, ports.portOf(wanted), backend.inputs(), backend.name(), "waits for a keyboard");
        } catch (PortException e) {
            return new Choice(wanted, "", String.valueOf(e.getMessage()));
        }
    }

    private static Choice output(SystemPorts ports, Settings settings) {
        String wanted = settings.output();
        try {
            MidiBackend backend = ports.outputBackend(settings);
            String port = ports.portOf(wanted);
            List<PortInfo> there = port.equals(PortChoice.AUTO) ? List.of() : backend.outputs();
            return choice(wanted, port, there, backend.name(), "a port of Continuo's own, where the system allows one");
        } catch (PortException e) {
            return new Choice(wanted, "", String.valueOf(e.getMessage()));
        }
    }

    private static Choice choice(String wanted, String port, List<PortInfo> there, String backend, String withoutOne) {
        Optional<PortInfo> chosen = PortChoice.choose(there, port);
        boolean any = port.equals(PortChoice.AUTO) || port.equals(PortChoice.VIRTUAL);
        if (chosen.isPresent()) {
            String why = any ? "the first keyboard found, by " + backend : "the first name with '" + port + "' in it";
            return new Choice(wanted, chosen.get().name(), why);
        }
        return new Choice(wanted, "", any ? backend + ": " + withoutOne : "no port has '" + port + "' in its name");
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
        out.println("Continuo would listen to " + describe(report.input()));
        out.println("Continuo would play on   " + describe(report.output()));
    }

    private static String describe(PortInfo port) {
        return port.name() + (port.hardware() ? "" : "  (another program)");
    }

    private static String describe(Choice choice) {
        String port = choice.port().isEmpty() ? "'" + choice.wanted() + "'" : "\"" + choice.port() + "\"";
        return port + " (" + choice.why() + ")";
    }
}
