/// How good a model is: how well it foresees music that it never learnt from, and what it plays, each beside
/// what simpler means get to.
///
/// [Evaluation] goes through a corpus. [Prediction]: [Listening] asks a network how likely each note is,
/// [Baseline] asks n-grams. [Generation]: the network plays on after an [Excerpt]; [Measures] say what that is
/// like, [Patterns] how well it meets what the composer wrote, [CommonRuns] what of it stands in the corpus.
///
/// **Nats a note.** -ln P of each note's onset, pitch, length and velocity, each given all notes before and the
/// attributes before it, summed and divided by the number of notes; the first note of a piece is only heard. So
/// that systems with different bins compare, probabilities are summed into [CoarseBins]. A note counts in the
/// bin of its real seconds, not of its ticks; [TickBins] says what becomes of bins that lie across a border.
/// Played music has no beats: its ticks count at 120 beats a minute, here as in learning. Written music has its
/// own beats, and its file's tempo map turns ticks into seconds; the network is not asked to foresee the tempo.
/// Velocities count where somebody played or wrote some. What remains of the difference between ticks and
/// seconds:
///
/// - the probability of a bin that lies across a border goes to both sides, although only one was meant;
/// - pitch, length and velocity are asked given the network's own bins of onset and length, which are finer
///   than the coarse ones;
/// - notes of one tick stand in the order in which they came, which the network is not asked about.
///
/// **N-grams.** Interpolated Witten-Bell, each attribute by itself, from the four notes before for onset and
/// pitch, from three for length and velocity, counted on the first 700,000 notes of the same data set's split
/// `train`. Published figures for these sets and orders, which keep doubled notes and leave out the pedal, are
/// 9.80 nats on POP909 and 9.87 on the Welte rolls. Counted on notes read like that, ours came to 9.81 and
/// 9.92; on notes as they sound, which is what a model is asked about, to 9.79 and 10.07. N-grams of length
/// know how long the notes before will last, even while those still sound: a network that listens to a player
/// cannot.
///
/// **Playing on.** As `generate` does, with [continuo.generate.Drafts], which choose over the same ten beats that F1
/// looks at, and among copies of what came 4 to 32 beats before as well: so copying forward is no stranger to what is
/// played, but one of its means; live, nothing comes back. With `--drafts 1` each continuation is a single draw.
/// Pieces break off at 35 % and at 60 % of their time; the prime is the last 64 beats. Up to 256 notes are measured,
/// in stretches of 64, no more than there really are. Cardinality F1 is taken on written music alone. Copying forward
/// with the lag of 2 to 16 beats, over and over, came to 0.278 on POP909 and 0.298 on the Lieder of `test_public`,
/// drawing pitches by a Markov chain and waits at random to 0.154 and 0.167; published are 0.274, 0.277, 0.155 and
/// 0.176.
///
/// [Likeness] compares, as Yang and Lerch (2020) do, how real continuations of ten beats differ from one
/// another with how generated ones differ from them.
@NullMarked
package continuo.evaluate;

import org.jspecify.annotations.NullMarked;
