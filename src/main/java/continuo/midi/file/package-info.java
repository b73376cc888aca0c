/// Standard MIDI files: reading them into notes, writing notes as tracks.
///
/// Notes leave this package as they sound: the pedal has lengthened them, a key struck again ends the note before it, a
/// note without an end lasts as long as its track. `javax.sound.midi` parses the bytes and goes no further than here.
@NullMarked
package continuo.midi.file;

import org.jspecify.annotations.NullMarked;
