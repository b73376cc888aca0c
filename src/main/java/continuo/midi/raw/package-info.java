/// MIDI as a byte stream by its path: a device file (`/dev/snd/midiC1D0`, `/dev/midi1`), a serial adapter with DIN
/// plugs, a named pipe. For machines without a sequencer, and to give the daemon real bytes in tests.
///
/// Opening and writing a pipe or a device may block for as long as nobody is at its other end, so each open port has a
/// thread of its own that does nothing else; the player's thread only puts messages on a ring.
@NullMarked
package continuo.midi.raw;

import org.jspecify.annotations.NullMarked;
