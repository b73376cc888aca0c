/// Standard MIDI files: reading them into notes, writing notes as tracks.
///
/// [continuo.midi.file.ChunkReader] finds the tracks of a file, [continuo.midi.file.TrackReader] their events. Neither
/// trusts what a file says of itself: every note that is whole is read, and each kind of trouble is a
/// [continuo.midi.file.Flaw], told in one line. [continuo.midi.file.Releases] finds which event lets which key go,
/// [continuo.midi.file.NoteCollector] what the pedals hold, [continuo.midi.file.Zones] which channels are those of a
/// keyboard of MPE. Notes leave this package as they sound: a key struck again
/// ends the note before it, a note without an end lasts as long as its track.
///
/// Nothing grows with a number that a file only claims: memory is that of its events, some fifty bytes each.
@NullMarked
package continuo.midi.file;

import org.jspecify.annotations.NullMarked;
