/// Where the beats and the bars of a piece are: those to learn from, and those to be measured by.
///
/// The truth about a piece is, in this order: the annotations beside the file ([Annotations]); the bars that the
/// corpus knows ([BarLines]), at the seconds of the file's tempo map; the file's own tempo map and time signatures.
/// [CountedBeat] says which note value is counted. Written music has no player's time: [Performance] gives it one.
@NullMarked
package continuo.corpus.beats;

import org.jspecify.annotations.NullMarked;
