/// Ports on the ALSA sequencer, Linux's switchboard for MIDI: Continuo is a client there with an input and an output
/// port
/// that any program can connect to. PipeWire and a2jmidid show the same ports to their programs.
///
/// Notes are handed to a kernel queue ahead of their time and the kernel sends them, so a pause of the JVM moves
/// nothing:
/// in a slow virtual machine 0.14 ms late at the median and 0.18 ms at p99, against 1.4 and 28 ms for a Java thread
/// that
/// waits and sends. That holds for a queue timer of 6250 Hz; with the default of 1 kHz up to 1 ms more is lost. Without
/// the kernel module snd-hrtimer the tick may be as coarse as 10 ms: [AlsaOutput] checks that when it opens, and then
/// does not schedule.
///
/// `snd_seq_remove_events` takes back note-ons and leaves note-offs, which is what an interrupted answer needs.
/// System's
/// port Announce tells who comes and goes.
///
/// Native code is in [AsoundSequencer] and [AsoundPorts]; [SequencerClient] gives it Java manners.
@NullMarked
package continuo.midi.alsa;

import org.jspecify.annotations.NullMarked;
