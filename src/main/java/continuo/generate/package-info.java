/// Playing on: [Continuation] hears the past note by note and draws the next note, with the network, the
/// sampler and exact masks; [Monotony] knows what would be more of the same than is usual and than the player
/// played, which is a last resort. What hands play it hears through [Hearing], as it was meant. [Drafts] thinks
/// before it plays: it draws several beginnings, has [Recall] bring back passages that were played before, and
/// plays the one that the drafts agree with most. Used live and offline alike, but live nothing is brought
/// back.
///
/// What is only known in time, as live, is told by the beat that was found in it: [Recollection] keeps what was played
/// at
/// its instants, and [FoundBeat] turns them into ticks and bars. [Heard] does so for whole pieces.
///
/// What shaped it, measured on the split valid, 468 continuations of one model: cardinality F1 is 0.347 with one draft,
/// 0.388 with twenty, 0.400 where some of them are drawn coolly and have no vote, 0.413 where passages come back too;
/// 0.359 by copying forward. The limits of [Monotony] and the choice of [Cuts] leave it as it is: they are there
/// against hammering, block chords and a stumbling pulse. What was tried stands in `models/README.md`.
@NullMarked
package continuo.generate;

import org.jspecify.annotations.NullMarked;
