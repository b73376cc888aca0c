package continuo.midi.alsa;

import continuo.midi.HostSystem;
import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Ports on the ALSA sequencer. All that are open belong to one client, which is there from the first call that
/// needs it until [#close].
public final class AlsaBackend implements MidiBackend {

    static final String NAME = "alsa";

    private final HostSystem system;
    private final Path sequencerDevice;
    private final Path timers;
    private final List<Runnable> farewells = new ArrayList<>();
    private @Nullable SequencerClient client;

    public AlsaBackend() {
        this(HostSystem.here(), Path.of("/dev/snd/seq"), Path.of("/proc/asound/timers"));
    }

    /// @param sequencerDevice the kernel's side of the sequencer
    /// @param timers the kernel's list of its timers for sound
    AlsaBackend(HostSystem system, Path sequencerDevice, Path timers) {
        this.system = system;
        this.sequencerDevice = sequencerDevice;
        this.timers = timers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String whyUnavailable() {
        return whyUnavailable(
                system,
                sequencerDevice,
                system == HostSystem.LINUX && Asound.isInstalled(),
                Files.exists(sequencerDevice),
                Files.isReadable(sequencerDevice) && Files.isWritable(sequencerDevice));
    }

    /// The same of any machine.
    static String whyUnavailable(
            HostSystem system, Path device, boolean hasLibrary, boolean hasDevice, boolean mayUseDevice) {
        if (system != HostSystem.LINUX) {
            return "ALSA exists on Linux only";
        }
        if (!hasLibrary) {
            return "ALSA's library " + Asound.LIBRARY + " is missing: type `sudo apt install libasound2`";
        }
        if (!hasDevice) {
            return ("there is no ALSA sequencer (%s): type `sudo modprobe snd-seq`, and once"
                            + " `echo snd-seq | sudo tee /etc/modules-load.d/snd-seq.conf` to have it at each start")
                    .formatted(device);
        }
        if (!mayUseDevice) {
            return ("you may not use %s: join the group audio by `sudo usermod -aG audio $USER`, then log out and in"
                            + " again")
                    .formatted(device);
        }
        return "";
    }

    @Override
    public List<String> advice() {
        return whyUnavailable().isEmpty() && lacksFineTimer()
                ? List.of("for exact timing, give ALSA the kernel's fine timer: type `sudo modprobe snd-hrtimer`")
                : List.of();
    }

    private boolean lacksFineTimer() {
        try {
            return !Files.readString(timers).contains("HR timer");
        } catch (IOException e) {
            return false; // a kernel that does not tell; the output's remark will
        }
    }

    @Override
    public String howToListen(String port) {
        return port.isEmpty()
                ? "in your DAW or synthesizer, choose the MIDI input \"Continuo\" (by way of PipeWire or JACK it may be"
                        + " called \"Midi-Bridge Continuo\" or \"a2j Continuo\")"
                : "Continuo connects itself to \"%s\": choose an instrument there".formatted(port);
    }

    @Override
    public boolean loops(String output, String input) {
        return PortChoice.isThrough(output) && output.equals(input);
    }

    @Override
    public boolean createsPorts() {
        return true;
    }

    @Override
    public List<PortInfo> inputs() throws PortException {
        return ports(SequencerPort::readable);
    }

    @Override
    public List<PortInfo> outputs() throws PortException {
        return ports(SequencerPort::writable);
    }

    private List<PortInfo> ports(Predicate<SequencerPort> kind) throws PortException {
        return client().otherPorts().stream()
                .filter(kind)
                .map(SequencerPort::port)
                .toList();
    }

    @Override
    public synchronized MidiInput openInput(String wanted) throws PortException {
        AlsaInput input = new AlsaInput(client(), wanted);
        farewells.add(input::close);
        if (!input.isConnected() && !wanted.equals(PortChoice.AUTO) && !wanted.equals(PortChoice.VIRTUAL)) {
            input.close();
            throw PortChoice.missing("input", wanted, inputs());
        }
        return input;
    }

    @Override
    public synchronized MidiOutput openOutput(String wanted) throws PortException {
        AlsaOutput output = new AlsaOutput(client(), wanted);
        farewells.add(output::close);
        if (!output.isConnected() && !wanted.equals(PortChoice.AUTO) && !wanted.equals(PortChoice.VIRTUAL)) {
            output.close();
            throw PortChoice.missing("output", wanted, outputs());
        }
        return output;
    }

    private synchronized SequencerClient client() throws PortException {
        SequencerClient there = client;
        if (there == null) {
            String reason = whyUnavailable();
            if (!reason.isEmpty()) {
                throw new PortException(reason);
            }
            there = new SequencerClient();
            client = there;
        }
        return there;
    }

    @Override
    public synchronized void close() {
        farewells.forEach(Runnable::run);
        farewells.clear();
        SequencerClient there = client;
        if (there != null) {
            there.close();
            client = null;
        }
    }
}
