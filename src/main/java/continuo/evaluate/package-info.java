/// How good a model is: how well it foresees music that it never learnt from, beside what counting gets to.
///
/// [Evaluation] goes through a corpus; [Listening] asks a network how likely each note is; [Baseline] asks n-grams.
///
/// **Nats a note.** -ln P of each note's onset, pitch, length and velocity, each given all notes before and the
/// attributes before it, summed and divided by the number of notes. So that systems with different bins compare,
/// probabilities are summed into [CoarseBins]. A note counts in the bin of its real seconds, not of its ticks:
/// [TickBins] says what becomes of bins that lie across a border. Played music has no beats; its ticks count at 120
/// beats a
/// minute, here as in learning, and seconds follow from that; written music has its own beats and its file's tempo map,
/// which
/// the network is not asked to foresee. What remains of the difference between ticks and seconds:
///
/// - a bin that lies across a border gives each side its share, although the network may have meant one of them;
/// - pitch, length and velocity are asked given the network's own bin of the onset, which is finer than the coarse one;
/// - onsets closer than a tick are told apart by the order in which they came, and count as simultaneous.
@NullMarked
package continuo.evaluate;

import org.jspecify.annotations.NullMarked;
