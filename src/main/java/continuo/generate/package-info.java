/// Playing on: [Continuation] hears the past note by note and draws the next note, with the network, the
/// sampler and exact masks; [Monotony] knows what would be more of the same than is usual and than the player
/// played, which is a last resort. What hands play it hears through [Hearing], as it was meant. [Drafts] thinks
/// before it plays: it draws several beginnings and plays the one that goes on best from what was heard, by its
/// [Manner]. Used live and offline alike.
///
/// What is only known in time, as live, is told by the beat that was found in it: [Recollection] keeps what was
/// played at its instants, and [FoundBeat] turns them into ticks and bars. [Heard] does so for whole pieces.
///
/// What shaped it stands in `models/README.md`: blind marks, by which [Manner] was chosen, and what was tried.
/// The limits of [Monotony] and the choice of [Cuts] are there against hammering, block chords and a stumbling
/// pulse.
@NullMarked
package continuo.generate;

import org.jspecify.annotations.NullMarked;
