package continuo.midi;

/// Who is told whether anybody hears an output. Called on the backend's own threads, which must not be kept waiting.
public interface OutputWatcher {

    /// Somebody listens now: the port that was wanted, or a program that connected itself.
    ///
    /// @param port the name a user sees
    void connected(String port);

    /// That one listens no more: unplugged, ended, or disconnected.
    void disconnected(String port);
}
