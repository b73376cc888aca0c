package continuo.midi;

import java.util.List;

/// One way to reach MIDI ports. Cheap to create: nothing native is touched before the first call.
public interface MidiBackend extends AutoCloseable {

    /// As in the settings: `alsa`, `javasound`, `raw`, `loop`.
    String name();

    /// Why the backend cannot be used here, in one line that says what to do; empty if it can.
    String whyUnavailable();

    /// What can be listened to now, own ports left out.
    List<PortInfo> inputs() throws PortException;

    /// What can be played to now, own ports left out.
    List<PortInfo> outputs() throws PortException;

    /// Whether it can make ports of our own that other programs connect to.
    default boolean createsPorts() {
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

    /// Gives up what the backend holds; ports that it opened are closed before.
    @Override
    void close();
}
