package continuo.midi;

/// Where an input delivers what it receives. Called on the backend's own thread, which must not be kept waiting.
public interface MidiSink {

    /// A channel or system real-time message, packed as [ShortMessages] says. Never a system exclusive one.
    ///
    /// @param whenNanos when its last byte arrived
    void message(long whenNanos, int message);

    /// The port is gone (unplugged, closed by its owner): whatever it held down is let go. The input keeps waiting for
    /// the port to come back.
    void lost(long whenNanos, String port);

    /// The port is there: at the start, and each time it comes back.
    void found(long whenNanos, String port);
}
