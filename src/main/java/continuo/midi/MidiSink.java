package continuo.midi;

/// Where an input delivers what it receives. Called on the backend's own thread, which must not be kept waiting.
public interface MidiSink {

    /// Sources are numbered from 0 to one less than this.
    int MOST_SOURCES = 16;

    /// A channel or system real-time message, packed as [ShortMessages] says. Never a system exclusive one.
    ///
    /// @param whenNanos when its last byte arrived
    /// @param source which of the keyboards and programs behind the port has sent it; 0 where the port cannot tell
    void message(long whenNanos, int source, int message);

    /// The same, from a port with one source.
    default void message(long whenNanos, int message) {
        message(whenNanos, 0, message);
    }

    /// The port is gone (unplugged, closed by its owner): whatever it held down is let go. The input keeps
    /// waiting for the port to come back.
    void lost(long whenNanos, String port);

    /// The port is there: at the start, and each time it comes back.
    void found(long whenNanos, String port);
}
