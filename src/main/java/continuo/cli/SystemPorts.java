package continuo.cli;

import continuo.config.Settings;
import continuo.midi.Backends;
import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortException;
import continuo.midi.alsa.AlsaBackend;
import continuo.midi.javasound.JavaSoundBackend;
import continuo.midi.raw.RawBackend;
import java.util.List;

/// The ports of this system, opened as the settings want them.
final class SystemPorts implements AutoCloseable {

    private static final String AUTO = "auto";

    private final Backends backends;

    SystemPorts() {
        this(new Backends(preferred(System.getProperty("os.name", ""))));
    }

    /// The best one first.
    private static List<MidiBackend> preferred(String system) {
        return system.equals("Linux")
                ? List.of(new AlsaBackend(), new JavaSoundBackend(), new RawBackend())
                : List.of(new JavaSoundBackend(), new RawBackend());
    }

    private SystemPorts(Backends backends) {
        this.backends = backends;
    }

    List<MidiBackend> all() {
        return backends.all();
    }

    MidiInput openInput(Settings settings) throws PortException {
        return backends.openInput(wanted(settings.backend(), settings.input()));
    }

    MidiOutput openOutput(Settings settings) throws PortException {
        return backends.openOutput(wanted(settings.backend(), settings.output()));
    }

    MidiBackend inputBackend(Settings settings) throws PortException {
        return backends.backendOf(wanted(settings.backend(), settings.input()));
    }

    MidiBackend outputBackend(Settings settings) throws PortException {
        return backends.backendOf(wanted(settings.backend(), settings.output()));
    }

    /// The port with its backend before the colon, unless the port names one itself or any will do.
    private String wanted(String backend, String port) throws PortException {
        boolean named = backends.all().stream().anyMatch(known -> port.startsWith(known.name() + ":"));
        return named || backend.equals(AUTO) ? port : backends.named(backend).name() + ":" + port;
    }

    /// The port's name without the backend before the colon.
    String portOf(String port) {
        return backends.all().stream()
                .filter(known -> port.startsWith(known.name() + ":"))
                .findFirst()
                .map(known -> port.substring(known.name().length() + 1))
                .orElse(port);
    }

    @Override
    public void close() {
        backends.close();
    }
}
