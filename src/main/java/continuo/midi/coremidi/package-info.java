/// Ports of Continuo's own on macOS: a virtual source, which DAWs find among their MIDI inputs, and a virtual
/// destination, which programs can play into. Hardware and the IAC bus are reached by another backend, which this one
/// is given; on macOS that is `javasound`, with CoreMIDI4J's devices.
///
/// CoreMIDI hands what a virtual source sends to its listeners at once, so Continuo's own thread keeps the time, and
/// each packet bears the host time at which its note was due: a DAW places it by that.
///
/// There was no Mac to run this on. What is known of CoreMIDI is from Apple's documentation and header: structures
/// packed to 4 bytes; packets that follow one another without a gap on Intel, and on a multiple of 4 on Apple's
/// processors; the notification on the run loop of the thread that made the client. The tests have a library in C with
/// the same functions, which is strict about all of that.
///
/// [CoreMidiLibrary] is the native code; [CoreMidiClient] gives it Java manners.
@NullMarked
package continuo.midi.coremidi;

import org.jspecify.annotations.NullMarked;
