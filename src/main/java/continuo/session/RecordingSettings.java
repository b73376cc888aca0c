package continuo.session;

import java.nio.file.Path;

/// Whether sessions are recorded, and where.
///
/// @param folder all sessions are in it
/// @param limitBytes what all of them may take; the oldest ones make room for new ones
public record RecordingSettings(boolean on, Path folder, long limitBytes) {

    public RecordingSettings {
        if (limitBytes <= 0) {
            throw new IllegalArgumentException("limitBytes must be positive, was " + limitBytes);
        }
    }
}
