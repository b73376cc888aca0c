package continuo.cli;

import continuo.config.Settings;
import continuo.files.FileName;
import continuo.midi.MidiBackend;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Stream;

/// Which port would be opened now, told without opening it.
///
/// @param wanted as in the settings
/// @param backend what it would be reached by; empty if nothing can
/// @param port what would be opened; empty if nothing would, or a port of Continuo's own
/// @param works whether Continuo can run with it
/// @param why in words
/// @param toDo what a user does next: where to hear an output, or what to mend; empty if nothing
record PortForecast(String wanted, String backend, String port, boolean works, String why, String toDo) {

    private static final String PAGE = "web";

    static PortForecast input(SystemPorts ports, Settings settings) {
        PortForecast forecast = inputOfItsOwn(ports, settings);
        boolean none = !forecast.works()
                || (forecast.port().isEmpty() && forecast.backend().equals("raw"));
        return none ? forecast.orThePage(ports, settings) : forecast; // a byte stream cannot be waited for
    }

    static PortForecast output(SystemPorts ports, Settings settings) {
        PortForecast forecast = outputOfItsOwn(ports, settings);
        return forecast.works() ? forecast : forecast.orThePage(ports, settings);
    }

    /// Where nobody has named a port and there is none, the page is played on.
    private PortForecast orThePage(SystemPorts ports, Settings settings) {
        boolean named = !wanted.equals(PortChoice.AUTO) || !settings.backend().equals(PortChoice.AUTO);
        if (named) {
            return this;
        }
        return ports.all().stream()
                .filter(page ->
                        page.name().equals(PAGE) && page.whyUnavailable().isEmpty())
                .findFirst()
                .map(page ->
                        new PortForecast(wanted, PAGE, "the page", true, "there is nothing else", page.howToListen("")))
                .orElse(this);
    }

    private static PortForecast inputOfItsOwn(SystemPorts ports, Settings settings) {
        String wanted = settings.input();
        try {
            MidiBackend backend = ports.inputBackend(settings);
            String port = ports.portOf(wanted);
            boolean own = port.equals(PortChoice.VIRTUAL);
            Optional<PortInfo> chosen = own ? Optional.empty() : PortChoice.choose(backend.inputs(), port);
            String without = own ? "only a port of its own" : "no keyboard yet; it waits for one";
            String toDo = chosen.isPresent() ? "" : "plug in a keyboard, or connect one to Continuo's input";
            return of(wanted, port, backend, chosen, backend.createsPorts() || !own, without, toDo);
        } catch (PortException e) {
            return none(wanted, e);
        }
    }

    private static PortForecast outputOfItsOwn(SystemPorts ports, Settings settings) {
        String wanted = settings.output();
        try {
            MidiBackend backend = ports.outputBackend(settings);
            String port = ports.portOf(wanted);
            boolean own = backend.createsPorts() && isAny(port);
            Optional<PortInfo> chosen = own ? Optional.empty() : backend.chooseOutput(port);
            String without = own ? "a port of its own, named Continuo" : "no output to play on";
            String toDo = own || chosen.isPresent() || isFile(backend, port)
                    ? backend.howToListen(chosen.map(PortInfo::name).orElse(own ? "" : port))
                    : remedy(ports, backend);
            return of(wanted, port, backend, chosen, own, without, toDo);
        } catch (PortException e) {
            return none(wanted, e);
        }
    }

    /// What keeps better backends from being used, or what would help this one.
    private static String remedy(SystemPorts ports, MidiBackend backend) {
        Stream<String> better = ports.all().stream()
                .takeWhile(other -> !other.name().equals(backend.name()))
                .map(MidiBackend::whyUnavailable)
                .filter(why -> !why.isEmpty());
        return Stream.concat(better, backend.advice().stream()).findFirst().orElse("plug in a device to play on");
    }

    private static PortForecast of(
            String wanted,
            String port,
            MidiBackend backend,
            Optional<PortInfo> chosen,
            boolean worksWithout,
            String without,
            String toDo) {
        String name = backend.name();
        if (chosen.isPresent()) {
            String why = isAny(port) ? "the first one that fits" : "its name has '" + port + "' in it";
            return new PortForecast(wanted, name, chosen.get().name(), true, why, toDo);
        }
        if (isFile(backend, port)) {
            return ofFile(wanted, name, port, toDo);
        }
        return isAny(port)
                ? new PortForecast(wanted, name, "", worksWithout, without, toDo)
                : new PortForecast(wanted, name, "", false, "no port has that in its name", toDo);
    }

    private static PortForecast ofFile(String wanted, String backend, String port, String toDo) {
        try {
            boolean there = Files.exists(FileName.of(port));
            String file = there ? "the file you named" : "that file does not exist; `mkfifo` makes a pipe of it";
            return new PortForecast(wanted, backend, port, there, file, toDo);
        } catch (IOException e) {
            return new PortForecast(wanted, backend, "", false, String.valueOf(e.getMessage()), "");
        }
    }

    private static PortForecast none(String wanted, PortException reason) {
        return new PortForecast(wanted, "", "", false, String.valueOf(reason.getMessage()), "");
    }

    private static boolean isAny(String port) {
        return port.equals(PortChoice.AUTO) || port.equals(PortChoice.VIRTUAL);
    }

    private static boolean isFile(MidiBackend backend, String port) {
        return backend.name().equals("raw") && !isAny(port);
    }

    /// What to open: the page where it stands in, else what is wanted.
    String toOpen() {
        return backend.equals(PAGE) ? PAGE : wanted;
    }

    String inWords() {
        String what = port.isEmpty() ? "'" + wanted + "'" : '"' + port + '"';
        return "%s (%s%s)".formatted(what, backend.isEmpty() ? "" : backend + ": ", why);
    }
}
