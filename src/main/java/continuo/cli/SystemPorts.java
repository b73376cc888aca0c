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
import continuo.web.WebPage;
import java.util.List;
import java.util.function.Consumer;

/// The ports of this system, opened as the settings want them.
final class SystemPorts implements AutoCloseable {

    private static final String AUTO = "auto";

    private final Backends backends;

    /// @param says takes the lines about peers on the network, and about servers, that a user is to see
    SystemPorts(Settings settings, Consumer<String> says) {
        this(settings, WebPage.backend(settings.web()), says);
    }

    /// @param page as a port
    SystemPorts(Settings settings, MidiBackend page, Consumer<String> says) {
        this(HostSystem.here(), new RtpBackend(settings.rtp(), says), new JackBackend(says), page);
    }

    /// @param system whose ways to use
    SystemPorts(HostSystem system, RtpBackend rtp, JackBackend jack, MidiBackend page) {
        this(new Backends(preferred(system, rtp, jack, page)));
    }

    /// The best one first.
    private static List<MidiBackend> preferred(HostSystem system, RtpBackend rtp, JackBackend jack, MidiBackend page) {
        return switch (system) {
            case LINUX -> List.of(new AlsaBackend(), new JavaSoundBackend(system), new RawBackend(), jack, rtp, page);
            case MACOS ->
                List.of(new CoreMidiBackend(system, new JavaSoundBackend(system)), new RawBackend(), rtp, page);
            case OTHER -> List.of(new JavaSoundBackend(system), new RawBackend(), rtp, page);
            case WINDOWS -> List.of(new JavaSoundBackend(system), rtp, page);
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

    /// Where buttons are lit.
    MidiOutput openControlOutput(Settings settings) throws PortException {
        return backends.openOutput(wanted(settings.backend(), settings.controlOutput()));
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

    /// Refuses to play where it would hear itself at once.
    void requireNoLoop(Settings settings) throws PortException {
        String loop = loop(PortForecast.output(this, settings), PortForecast.input(this, settings));
        if (!loop.isEmpty()) {
            throw new PortException(loop);
        }
    }

    /// That what is played on the one comes back on the other, and what to do; empty if it does not.
    String loop(PortForecast output, PortForecast input) {
        boolean loops = output.backend().equals(input.backend())
                && all().stream()
                        .filter(backend -> backend.name().equals(output.backend()))
                        .anyMatch(backend -> backend.loops(output.port(), input.port()));
        return loops
                ? "what Continuo plays on \"%s\" comes back to it on \"%s\"; name another port in --in or --out"
                        .formatted(output.port(), input.port())
                : "";
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
