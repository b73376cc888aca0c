package continuo.session;

import continuo.live.LiveSettings;
import org.jspecify.annotations.Nullable;

/// A slot of the ring between the stages and the thread that writes the log.
final class LogEntry {

    private int code;
    private long nanos;
    private int data;
    private long missed;
    private @Nullable LiveSettings settings;

    /// @param newMissed how many entries have found no room so far
    void set(int newCode, long newNanos, int newData, @Nullable LiveSettings newSettings, long newMissed) {
        code = newCode;
        nanos = newNanos;
        data = newData;
        settings = newSettings;
        missed = newMissed;
    }

    /// As [Codes] says.
    int code() {
        return code;
    }

    long nanos() {
        return nanos;
    }

    int data() {
        return data;
    }

    long missed() {
        return missed;
    }

    /// Of an event that brings settings.
    @Nullable
    LiveSettings settings() {
        return settings;
    }
}
