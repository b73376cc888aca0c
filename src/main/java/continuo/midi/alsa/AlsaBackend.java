package continuo.midi.alsa;

import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Ports on the ALSA sequencer. All that are open belong to one client, which is there from the first call that needs
/// it until [#close].
public final class AlsaBackend implements MidiBackend {

    static final String NAME = "alsa";

    private final Path sequencerDevice;
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable SequencerClient client;

    public AlsaBackend() {
        this(Path.of("/dev/snd/seq"));
    }

    /// @param sequencerDevice the kernel's side of the sequencer
    AlsaBackend(Path sequencerDevice) {
        this.sequencerDevice = sequencerDevice;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String whyUnavailable() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return "ALSA exists on Linux only";
        }
        if (!Asound.isInstalled()) {
            return "ALSA's library " + Asound.LIBRARY + " is missing: sudo apt install libasound2";
        }
        if (!Files.exists(sequencerDevice)) {
            return "there is no ALSA sequencer (%s): sudo modprobe snd-seq".formatted(sequencerDevice);
        }
        if (!Files.isReadable(sequencerDevice) || !Files.isWritable(sequencerDevice)) {
            return "%s may not be used: sudo usermod -aG audio $USER, then log in again".formatted(sequencerDevice);
        }
        return "";
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
        open.add(input);
        if (!input.isConnected() && !wanted.equals(PortChoice.AUTO) && !wanted.equals(PortChoice.VIRTUAL)) {
            input.close();
            throw PortChoice.missing("input", wanted, inputs());
        }
        return input;
    }

    @Override
    public synchronized MidiOutput openOutput(String wanted) throws PortException {
        AlsaOutput output = new AlsaOutput(client(), wanted);
        open.add(output);
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
        for (AutoCloseable port : open) {
            try {
                port.close();
            } catch (Exception e) {
                throw new AssertionError("ALSA ports throw nothing when closed", e);
            }
        }
        open.clear();
        SequencerClient there = client;
        if (there != null) {
            there.close();
            client = null;
        }
    }
}
