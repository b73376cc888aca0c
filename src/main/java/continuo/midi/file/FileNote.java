package continuo.midi.file;

import static continuo.music.Checks.requireRange;

import continuo.music.Note;

/// One note of a MIDI file, in time by the file's tempo map and in beats as the file counts them. The length is how
/// long it sounds. Files that count in SMPTE frames have no beats: theirs are those of [Tempo#UNMARKED].
///
/// @param track the number of the track, from 0
/// @param channel 0 to 15
public record FileNote(
        int pitch,
        int velocity,
        long onsetNanos,
        long durationNanos,
        double onsetBeats,
        double lengthBeats,
        int track,
        int channel) {

    public FileNote {
        requireRange("pitch", pitch, 0, 127);
        requireRange("velocity", velocity, 1, 127);
        requireRange("channel", channel, 0, 15);
        if (durationNanos <= 0 || !(lengthBeats > 0)) {
            throw new IllegalArgumentException(
                    "durationNanos and lengthBeats must be positive, were " + durationNanos + " and " + lengthBeats);
        }
    }

    public long endNanos() {
        return onsetNanos + durationNanos;
    }

    public double endBeats() {
        return onsetBeats + lengthBeats;
    }

    public Note note() {
        return new Note(pitch, velocity, onsetNanos, durationNanos);
    }

    /// The same note ending no later than `end` begins, but not before it begins itself.
    FileNote until(FileNote end) {
        return withEnd(end.onsetNanos, end.onsetBeats);
    }

    FileNote withEnd(long endNanos, double endBeats) {
        return new FileNote(
                pitch,
                velocity,
                onsetNanos,
                Math.max(1, endNanos - onsetNanos),
                onsetBeats,
                Math.max(Double.MIN_NORMAL, endBeats - onsetBeats),
                track,
                channel);
    }
}
