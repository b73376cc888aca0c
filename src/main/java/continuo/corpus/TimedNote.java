package continuo.corpus;

import continuo.music.TickNote;

/// A note of a piece, in the ticks that the network counts and in the time at which it stands.
///
/// @param note in whole ticks after the first onset of the piece
/// @param onset the exact tick of the onset, less than half a tick away from the note's
/// @param end the exact tick of the end
/// @param onsetSeconds in time by the file's tempo map
/// @param endSeconds likewise
public record TimedNote(TickNote note, double onset, double end, double onsetSeconds, double endSeconds) {

    /// How long it sounds.
    public double seconds() {
        return endSeconds - onsetSeconds;
    }
}
