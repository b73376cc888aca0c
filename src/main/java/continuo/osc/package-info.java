/// Open Sound Control: touch surfaces and programs move what can be set, and see it.
///
/// ```
///  UDP ─► OscPackets ─► Surface ─► Board: the settings in force, and from there the ring
///  UDP ◄─ OscPackets ◄──┘ what has changed
///  thread: continuo-osc
/// ```
///
/// Off unless asked for, and then only for this computer unless told otherwise. Nothing here is on the path of a note:
/// new
/// settings are handed on no oftener than forty times a second, however many packets come, as those of faders are.
/// Sizes,
/// depths, rates and listeners have limits, all in [Limits]; a packet that breaks one is passed over whole.
///
/// The addresses: `/continuo/NAME` for each row of [continuo.parameter.Parameters] and each
/// [continuo.control.Action]. With a value it sets (a number as `i`, `f`, `h` or `d`, a word as `s`, on and off as `T`
/// and
/// `F` too), without one it is answered with the value; an action takes nothing, or a number that is not 0.
/// `/continuo`,
/// or `/continuo/?`, is answered with all of them, and from then on with each change, for ten minutes after the last
/// packet. `/continuo/state` is `listening` or `answering`. What is wrong is answered with `/continuo/wrong` and a
/// line.
/// Bundles are read at once, whatever their time; addresses are no patterns.
///
/// The codec is our own: JavaOSC 0.9 (BSD-3, 2024) brings slf4j, and needs a guard of its own against what is no OSC.
@NullMarked
package continuo.osc;

import org.jspecify.annotations.NullMarked;
