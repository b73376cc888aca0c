/// What the network reads and predicts: one step a note-on.
///
/// At each note the network reads which pitch, how many ticks after the note before, how loud, and which keys are
/// sounding. It predicts, in this order and each given the ones before it: ticks to the next onset, pitch, length,
/// velocity. [Encoding] holds the tables and the layout, [Encoder] applies them to notes as they come, live and in
/// training by the same code.
///
/// Bins are table look-ups. A change to any table or to the layout is a new [Encoding#VERSION]; model files name the
/// version they were trained with.
@NullMarked
package continuo.encoding;

import org.jspecify.annotations.NullMarked;
