package continuo.music;

import static continuo.music.Checks.requireRange;

/// One note that has ended, in time as it is played. Onsets count from whatever zero the sequence that holds the note
/// has. Velocity 0 is a release on the wire, so no note carries it. The duration is how long the note sounds: held by
/// the key or by the pedal.
public record Note(int pitch, int velocity, long onsetNanos, long durationNanos) {

    public Note {
        requireRange("pitch", pitch, 0, 127);
        requireRange("velocity", velocity, 1, 127);
        if (durationNanos <= 0) {
            throw new IllegalArgumentException("durationNanos must be positive, was " + durationNanos);
        }
    }

    /// The first instant at which the note no longer sounds.
    public long endNanos() {
        return onsetNanos + durationNanos;
    }
}
