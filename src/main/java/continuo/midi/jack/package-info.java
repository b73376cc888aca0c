/// Ports on a JACK server, the switchboard for sound and MIDI of many studios on Linux, or on PipeWire in its place:
/// Continuo is a client there with a MIDI input and a MIDI output port. Chosen only by who asks for it; with ALSA,
/// Continuo is not a part of the graph that the sound of all programs waits for.
///
/// JACK calls each client once a cycle, of some milliseconds; the client has to be done with it by the end. A message
/// is therefore handed over ahead of its time, waits in [Departures], and is written in the cycle in which it is due,
/// at its frame. A pause of the JVM may cost a cycle, but then only that one. What any program misses in a cycle is
/// lost to it; so after a missed cycle the ends of the last notes are repeated.
///
/// Measured by `JackJitterTest`, 2,000 notes each, on a machine with nothing else to do: all arrived within a frame,
/// also beside another JVM that allocates all it can; beside a thread of the same one that does, 99.5 %. With
/// other work on both cores 96 to 99.7 % and 91 to 98.8 %. The median of sending at once is 130 to 200 frames.
///
/// [Libjack], [LibjackClient] and [LibjackMidi] bind the library; [JackSession] gives it Java manners for as long as a
/// server runs, [JackClient] goes on from one server to the next.
@NullMarked
package continuo.midi.jack;

import org.jspecify.annotations.NullMarked;
