/// MIDI ports and messages. The interfaces here are our own and thin, because `javax.sound.midi` ignores output time
/// stamps on every system, cannot create ports, cannot cancel, does not notify, and allocates per message.
///
/// All times are [System#nanoTime()]; each backend converts and calibrates its own clock. One backend a package:
/// `alsa` (Linux, the default there), `javasound` (hardware ports anywhere, all of Windows), `raw` (a byte stream: a
/// device file, a serial adapter, a named pipe), `rtp` (over the network), `loop` (in process).
@NullMarked
package continuo.midi;

import org.jspecify.annotations.NullMarked;
