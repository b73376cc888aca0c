package continuo.session;

import continuo.live.LiveSettings;
import org.jspecify.annotations.Nullable;

/// A slot of the ring between the stages and the thread that writes the log.
final class LogEntry {

    private int code;
    private long nanos;
    private int data;
    private long missed;
    private int pauses;
    private @Nullable LiveSettings settings;

    /// @param newMissed how many entries have found no room so far
    /// @param newPauses how often nothing was to be written for a while
    void set(
            int newCode,
            long newNanos,
            int newData,
            @Nullable LiveSettings newSettings,
            long newMissed,
            int newPauses) {
        code = newCode;
        nanos = newNanos;
        data = newData;
        settings = newSettings;
        missed = newMissed;
        pauses = newPauses;
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

    int pauses() {
        return pauses;
    }

    /// Of an event that brings settings.
    @Nullable
    LiveSettings settings() {
        return settings;
    }
}
