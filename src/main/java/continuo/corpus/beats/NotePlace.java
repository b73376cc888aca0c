package continuo.corpus.beats;

/// Where a note is meant to stand.
///
/// @param metre how many beats its bar has, negative where they go in threes; 0 if its bar is not a whole one
/// @param beat beats into the bar; below 0 in an upbeat
/// @param count beats since the beginning
public record NotePlace(int metre, double beat, double count) {}
