package continuo.midi;

/// An open input. It outlives the port behind it: a keyboard that is unplugged and plugged in again goes on.
public interface MidiInput extends AutoCloseable {

    /// Begins to deliver to `sink`; called once.
    void start(MidiSink sink);

    /// The name a user sees.
    String name();

    /// Stops delivering, releases the port. No call of the sink begins afterwards. Closing twice does nothing.
    @Override
    void close();
}
