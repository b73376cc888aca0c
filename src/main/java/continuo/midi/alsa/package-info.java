/// Ports on the ALSA sequencer, Linux's switchboard for MIDI: Continuo is a client there with an input and an output
/// port that any program can connect to. PipeWire and a2jmidid show the same ports to their programs.
///
/// Notes are handed to a kernel queue ahead of their time and the kernel sends them, so a pause of the JVM moves
/// nothing. Measured by `SequencerProbe` in a virtual machine without KVM, 2,000 notes each, how far from their time
/// at the median, p99 and most: 0.09, 0.25 and 2.9 ms by the queue; 0.09, 0.45 and 3.9 ms by a Java thread that waits
/// and sends; beside a thread that allocates 0.10, 0.21 and 5.9 ms, and 0.13, 16 and 35 ms. That holds for a queue
/// timer of 6250 Hz; with the default of 1 kHz up to 1 ms more is lost. Without the kernel module snd-hrtimer the tick
/// may be as coarse as 10 ms: [TickCheck] looks, and then nothing is scheduled.
///
/// `snd_seq_remove_events` takes back note-ons and leaves note-offs and the clock, which is what an interrupted answer
/// needs.
/// System's port Announce tells who comes and goes.
///
/// Native code is in [AsoundSequencer] and [AsoundPorts]; [SequencerClient] gives it Java manners.
@NullMarked
package continuo.midi.alsa;

import org.jspecify.annotations.NullMarked;
