package continuo.music;

import static continuo.music.Checks.requireRange;

/// One note in counted time: in ticks of [Tempo#TICKS_PER_BEAT] to the beat.
public record TickNote(int pitch, int velocity, long onsetTicks, long lengthTicks) {

    public TickNote {
        requireRange("pitch", pitch, 0, 127);
        requireRange("velocity", velocity, 1, 127);
        if (lengthTicks <= 0) {
            throw new IllegalArgumentException("lengthTicks must be positive, was " + lengthTicks);
        }
    }

    /// The first tick at which the note no longer sounds.
    public long endTicks() {
        return onsetTicks + lengthTicks;
    }
}
