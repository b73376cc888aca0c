/// What moves a parameter while Continuo plays: faders, knobs, pads, pedals, the pitch wheel, program changes,
/// from the keyboard or from a port that is only for control.
///
/// ```
///  input ─► ControlInput ─┬─► what is music: the path of a note
///                         └─► Moves ─► Desk ─► Board: the settings in force, and from there the ring
///  thread:  the input's          continuo-control
/// ```
///
/// [Lights] tells a port of a controller, the other way, which of its buttons are on.
///
/// On the input's thread a movement costs a comparison with each control, and one store: a fader that moves
/// leaves only where it stands now, so that a flood of it neither fills the ring nor keeps anybody waiting.
/// [Desk] reads that as soon as it can, but hands on new settings no oftener than forty times a second; they
/// reach the path as a settings file that was saved does, by one event on the ring.
@NullMarked
package continuo.control;

import org.jspecify.annotations.NullMarked;
