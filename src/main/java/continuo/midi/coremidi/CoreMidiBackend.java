package continuo.midi.coremidi;

import continuo.midi.HostSystem;
import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Ports of our own on macOS, and those of hardware by way of another backend.
public final class CoreMidiBackend implements MidiBackend {

    private final HostSystem system;
    private final MidiBackend hardware;
    private final Supplier<CoreMidiLibrary> libraries;
    private final List<Runnable> farewells = new ArrayList<>();
    private @Nullable CoreMidiLibrary library;
    private @Nullable CoreMidiClient client;

    /// @param hardware opens what others have; closed with this
    public CoreMidiBackend(HostSystem system, MidiBackend hardware) {
        this(system, hardware, CoreMidiLibrary::ofSystem);
    }

    /// @param libraries asked once, when CoreMIDI is first needed
    CoreMidiBackend(HostSystem system, MidiBackend hardware, Supplier<CoreMidiLibrary> libraries) {
        this.system = system;
        this.hardware = hardware;
        this.libraries = libraries;
    }

    @Override
    public String name() {
        return "coremidi";
    }

    @Override
    public synchronized String whyUnavailable() {
        if (system != HostSystem.MACOS) {
            return "CoreMIDI exists on macOS only";
        }
        try {
            library();
            return "";
        } catch (RuntimeException e) { // of the linker: there is no such library or function
            return "CoreMIDI cannot be used (%s): update macOS".formatted(e.getMessage());
        }
    }

    @Override
    public boolean createsPorts() {
        return true;
    }

    @Override
    public List<PortInfo> inputs() throws PortException {
        return hardware.inputs();
    }

    @Override
    public List<PortInfo> outputs() throws PortException {
        return hardware.outputs();
    }

    @Override
    public Optional<PortInfo> chooseOutput(String wanted) throws PortException {
        return isOwn(wanted) ? Optional.empty() : hardware.chooseOutput(wanted);
    }

    @Override
    public boolean loops(String output, String input) {
        return hardware.loops(output, input);
    }

    @Override
    public List<String> advice() {
        return hardware.advice();
    }

    @Override
    public String howToListen(String port) {
        return port.isEmpty()
                ? "in your DAW or synthesizer, choose the MIDI input \"Continuo\"; it is there while Continuo runs"
                : hardware.howToListen(port);
    }

    @Override
    public synchronized MidiInput openInput(String wanted) throws PortException {
        MidiInput keyboard = wanted.equals(PortChoice.VIRTUAL) ? null : hardware.openInput(wanted);
        MidiInput input = new CoreMidiInput(library(), client(), keyboard);
        farewells.add(input::close);
        return input;
    }

    @Override
    public synchronized MidiOutput openOutput(String wanted) throws PortException {
        if (!isOwn(wanted)) {
            return hardware.openOutput(wanted);
        }
        MidiOutput output = new CoreMidiOutput(library(), client());
        farewells.add(output::close);
        return output;
    }

    private static boolean isOwn(String wanted) {
        return wanted.equals(PortChoice.AUTO) || wanted.equals(PortChoice.VIRTUAL);
    }

    private CoreMidiLibrary library() {
        CoreMidiLibrary there = library;
        if (there == null) {
            there = libraries.get();
            library = there;
        }
        return there;
    }

    private CoreMidiClient client() throws PortException {
        CoreMidiClient there = client;
        if (there == null) {
            there = new CoreMidiClient(library());
            there.onChange(hardware::lookAgain);
            client = there;
        }
        return there;
    }

    @Override
    public synchronized void close() {
        farewells.forEach(Runnable::run);
        farewells.clear();
        CoreMidiClient there = client;
        if (there != null) {
            there.close();
            client = null;
        }
        hardware.close();
    }
}
