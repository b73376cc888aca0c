/// Where the beat and the bar are in what is played, found key by key, as it comes; or by a MIDI clock.
///
/// [BeatTracker] is all that others use. At each onset, the keys of a chord together:
///
/// 1. [Impression] says in numbers what the onset *before* was like, now that it is known how long it lasted;
///    [EvidenceNetwork], a small recurrent network, hears that and tells which kind of [Place] it had, and which period
///    and metre are likely: [Evidence].
/// 2. [Beam] weighs its [Hypotheses] by that. Each holds a metre, a place in the bar, and a Kalman filter over time and
///    period. Each goes on in several ways, as [Rhythm] finds them likely in written music; ornaments have no place.
///    [Seeds] begin anew at every onset, so that a beat which is lost is found again.
/// 3. [Reading] asks what the hypotheses say together, and which to follow. [History] and [Past] tell where it has put
///    the onsets before.
/// 4. [Chance] asks the same onsets whether there is a beat at all: one is known where the hypotheses foretell the
///    playing better than its own latest waits do.
///
/// The hypotheses are those of the bar pointer model (Whiteley, Cemgil, Godsill, "Bayesian modelling of temporal
/// structure in musical audio", ISMIR 2006), moved from onset to onset, as scores are followed (Raphael, "A hybrid
/// graphical model for rhythmic parsing", UAI 2001; Cemgil and Kappen, "Monte Carlo methods for tempo tracking and
/// rhythm
/// quantization", 2003), not from frame to frame; the network stands where audio has one (Böck, Krebs, Widmer, "Joint
/// beat and downbeat tracking with recurrent neural networks", ISMIR 2016).
///
/// What was measured on the split `valid`, F of beats on pop909, folk tunes, piano_midi_de: onsets and rhythm alone
/// 0.79,
/// 0.79, 0.58; with a network that had heard half a million onsets 0.96, 0.92, 0.73; four million 0.96, 0.94, 0.74;
/// with
/// beliefs that fade and seeds that ask the network 0.95, 0.98, 0.72, and bars 0.85, 0.96, 0.51 instead of 0.75, 0.85,
/// 0.48. Tried and not kept: ornaments that come in runs, more drift, more jitter, and telling the network
/// how long ago each of the latest onsets was. `continuo train-beats FOLDER… --out FOLDER` makes such files anew;
/// the shipped network heard 10.4 million onsets, in three courses of which two went by the clock.
///
/// Beside all that stands the beat that comes from outside: [MidiClock] knows where a MIDI clock has its beats and
/// bars,
/// [TickFilter] when its ticks were meant, and a [ClockLine] is what was known of that at one moment. Measured over
/// virtual time, from 40 to 240 beats a minute (`TickFilterTest`): after two bars the next tick is foretold within 0.4
/// ms
/// in 95 of 100 cases where ticks are off by up to 2 ms either way, and within 1.1 ms at 5 ms; a beat ahead 0.6 and
/// 1.4 ms; from a beat after a step of the tempo by 20 % on, 0.7 and 1.8 ms. Where a sender writes once for each buffer
/// of sound and a buffer lasts nearly as long as a tick, it is up to half a tick off: nobody could tell.
///
/// One thread owns it all. Nothing here allocates once made.
@NullMarked
package continuo.beat;

import org.jspecify.annotations.NullMarked;
