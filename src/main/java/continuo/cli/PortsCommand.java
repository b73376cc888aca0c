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
    /// @param works whether Continuo can run with it
    record Choice(String wanted, String port, boolean works, String why) {

        String inWords() {
            return (port.isEmpty() ? "'" + wanted + "'" : '"' + port + '"') + " (" + why + ")";
        }
    }

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

    static Choice input(SystemPorts ports, Settings settings) {
        String wanted = settings.input();
        try {
            MidiBackend backend = ports.inputBackend(settings);
            String port = ports.portOf(wanted);
            return choice(wanted, port, backend.inputs(), backend, true, "no keyboard yet; it waits for one");
        } catch (PortException e) {
            return new Choice(wanted, "", false, String.valueOf(e.getMessage()));
        }
    }

    static Choice output(SystemPorts ports, Settings settings) {
        String wanted = settings.output();
        try {
            MidiBackend backend = ports.outputBackend(settings);
            String port = ports.portOf(wanted);
            List<PortInfo> there = backend.createsPorts() && isAny(port) ? List.of() : backend.outputs();
            String own = backend.createsPorts()
                    ? "a port of its own, named Continuo"
                    : "no output to play on; load ALSA's sequencer (Linux: sudo modprobe snd-seq), install "
                            + "loopMIDI (Windows), or plug in a device";
            return choice(wanted, port, there, backend, backend.createsPorts(), own);
        } catch (PortException e) {
            return new Choice(wanted, "", false, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isAny(String port) {
        return port.equals(PortChoice.AUTO) || port.equals(PortChoice.VIRTUAL);
    }

    private static Choice choice(
            String wanted,
            String port,
            List<PortInfo> there,
            MidiBackend backend,
            boolean worksWithout,
            String withoutOne) {
        Optional<PortInfo> chosen = PortChoice.choose(there, port);
        if (chosen.isPresent()) {
            String why = isAny(port) ? "the first device found" : "its name has '" + port + "' in it";
            return new Choice(wanted, chosen.get().name(), true, backend.name() + ": " + why);
        }
        if (backend.name().equals("raw") && !isAny(port)) {
            return new Choice(wanted, port, true, "raw: the file you named");
        }
        return isAny(port)
                ? new Choice(wanted, "", worksWithout, backend.name() + ": " + withoutOne)
                : new Choice(wanted, "", false, backend.name() + ": no port has that in its name");
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
        out.println("Continuo would listen to " + report.input().inWords());
        out.println("Continuo would play on   " + report.output().inWords());
    }

    private static String describe(PortInfo port) {
        return port.name() + (port.hardware() ? "" : "  (another program)");
    }
}
