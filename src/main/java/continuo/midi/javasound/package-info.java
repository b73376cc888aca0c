/// Hardware ports on every system, and all ports on Windows, through `javax.sound.midi`; on macOS by way of CoreMIDI4J,
/// which mends the JDK's own devices there.
///
/// What the library does not do shapes this package. It ignores output time stamps, so nothing is scheduled. It creates
/// no ports: on Windows a loopback (loopMIDI, or the one of Windows MIDI Services) stands between Continuo and a DAW.
/// It tells nobody when a device comes or goes: one thread lists the devices again each second. The JDK reads its
/// list anew only when the number of devices changes, so one keyboard unplugged and another plugged in within that
/// second stay unnoticed. And listing from two threads at once yields devices that throw when used, so all of it
/// holds one lock.
@NullMarked
package continuo.midi.javasound;

import org.jspecify.annotations.NullMarked;
