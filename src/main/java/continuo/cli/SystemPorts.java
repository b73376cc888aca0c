package continuo.cli;

import continuo.config.Settings;
import continuo.midi.Backends;
import continuo.midi.HostSystem;
import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortException;
import continuo.midi.alsa.AlsaBackend;
import continuo.midi.coremidi.CoreMidiBackend;
import continuo.midi.jack.JackBackend;
import continuo.midi.javasound.JavaSoundBackend;
import continuo.midi.raw.RawBackend;
import continuo.midi.rtp.RtpBackend;
import continuo.midi.rtp.RtpSettings;
import java.util.List;
import java.util.function.Consumer;

/// The ports of this system, opened as the settings want them.
final class SystemPorts implements AutoCloseable {

    private static final String AUTO = "auto";

    private final Backends backends;

    /// @param says takes the lines about peers on the network, and about servers, that a user is to see
    SystemPorts(RtpSettings rtp, Consumer<String> says) {
        this(HostSystem.here(), new RtpBackend(rtp, says), new JackBackend(says));
    }

    /// @param system whose ways to use
    SystemPorts(HostSystem system, RtpBackend rtp, JackBackend jack) {
        this(new Backends(preferred(system, rtp, jack)));
    }

    /// The best one first.
    private static List<MidiBackend> preferred(HostSystem system, RtpBackend rtp, JackBackend jack) {
        return switch (system) {
            case LINUX -> List.of(new AlsaBackend(), new JavaSoundBackend(system), new RawBackend(), jack, rtp);
            case MACOS -> List.of(new CoreMidiBackend(system, new JavaSoundBackend(system)), new RawBackend(), rtp);
            case OTHER -> List.of(new JavaSoundBackend(system), new RawBackend(), rtp);
            case WINDOWS -> List.of(new JavaSoundBackend(system), rtp);
        };
    }

    SystemPorts(Backends backends) {
        this.backends = backends;
    }

    List<MidiBackend> all() {
        return backends.all();
    }

    MidiInput openInput(Settings settings) throws PortException {
        return backends.openInput(wanted(settings.backend(), settings.input()));
    }

    MidiInput openControlInput(Settings settings) throws PortException {
        return backends.openInput(wanted(settings.backend(), settings.controlInput()));
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
        return backends.namesBackend(port) || backend.equals(AUTO)
                ? port
                : backends.named(backend).name() + ":" + port;
    }

    /// The port's name without the backend before the colon.
    String portOf(String port) {
        return backends.portOf(port);
    }

    @Override
    public void close() {
        backends.close();
    }
}
