package continuo.midi;

import java.util.List;
import java.util.Optional;

/// One way to reach MIDI ports. Cheap to create: nothing native is touched before the first call.
public interface MidiBackend extends AutoCloseable {

    /// As in the settings: `alsa`, `javasound`, `raw`, `jack`, `rtp`.
    String name();

    /// Why the backend cannot be used here, in one line that says what to do; empty if it can.
    String whyUnavailable();

    /// Whether it is used only where the settings name it, never because it is there.
    default boolean onlyByName() {
        return false;
    }

    /// What can be listened to now, own ports left out.
    List<PortInfo> inputs() throws PortException;

    /// What can be played to now, own ports left out.
    List<PortInfo> outputs() throws PortException;

    /// Which of the outputs that are there now [#openOutput] would take.
    default Optional<PortInfo> chooseOutput(String wanted) throws PortException {
        return PortChoice.choose(outputs(), wanted);
    }

    /// Whether it can make ports of our own that other programs connect to.
    default boolean createsPorts() {
        return false;
    }

    /// What a user may do so that this backend serves here, or serves better: one plain line for each thing to
    /// install, join, load or click. Empty if nothing is left to do. `doctor` shows it. Opens no port.
    default List<String> advice() {
        return List.of();
    }

    /// What to choose in a DAW or a synthesizer to hear what Continuo plays on `port`, in one plain line.
    ///
    /// @param port as [#outputs] names it; empty: the port of our own
    default String howToListen(String port) {
        return "in your DAW or synthesizer, choose the MIDI input \"%s\"".formatted(port.isEmpty() ? "Continuo" : port);
    }

    /// Whether what is played to `output` comes back on `input`, as in a loopback or a pipe: Continuo would
    /// hear itself. Both are named as [#outputs] and [#inputs] name them; a byte stream by its path.
    default boolean loops(String output, String input) {
        return false;
    }

    /// Opens an input.
    ///
    /// @param wanted part of a port's name, or `auto`: the first hardware keyboard, and the input waits
    ///     for one if there is none; `virtual`: only a port of our own that others connect to, where the
    ///     backend can create ports
    MidiInput openInput(String wanted) throws PortException;

    /// Opens an output.
    ///
    /// @param wanted part of a port's name; `virtual` or `auto`: a port of our own that others connect to where the
    ///     backend can create ports
    MidiOutput openOutput(String wanted) throws PortException;

    /// Something came or went: a backend that looks now and then looks at once. Any thread may say so; it is
    /// not kept waiting.
    default void lookAgain() {}

    /// Gives up what the backend holds; ports that it opened are closed before.
    @Override
    void close();
}
