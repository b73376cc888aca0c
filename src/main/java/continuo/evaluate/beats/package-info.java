/// How well beats and bars are found in playing that is heard note by note.
///
/// [BeatListening] plays a piece to a [continuo.beat.BeatTracker] and notes each beat at the instant at which it is
/// announced: by then only notes up to that instant are known. [BeatMeasures] compares them with the true ones by the
/// definitions of mir_eval (Raffel et al. 2014). What comes before the ninth beat does not count.
@NullMarked
package continuo.evaluate.beats;

import org.jspecify.annotations.NullMarked;
