/// Teaches the beat tracker from written music and its bars: [RhythmCount] counts when onsets follow one another,
/// [EvidenceTraining] teaches the network that hears how onsets sound.
@NullMarked
package continuo.learn.beats;

import org.jspecify.annotations.NullMarked;
