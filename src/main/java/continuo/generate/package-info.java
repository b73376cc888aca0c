/// Playing on: [Continuation] hears the past note by note and draws the next note, with the network, the
/// sampler and exact masks; [Monotony] knows what would be more of the same than is usual and than the player
/// played, which is a last resort. What hands play it hears through [Hearing], as it was meant. [Drafts] thinks
/// before it plays: it draws several beginnings and plays the one that goes on best from what was heard, by its
/// [Manner]. Used live and offline alike.
///
/// It may begin in a [Style]: as if it had heard the last notes of a piece. Live, after a phrase of eight single notes
/// of an
/// eighth, answers of 16 beats by the shipped model at `tempo: auto` (and at 120), means of six seeds:
///
/// | style | notes a beat | chords | median key | beats a note |
/// |---|---|---|---|---|
/// | none | 2.2 (1.8) | 0 % (0) | 66 (65) | 0.4 (0.6) |
/// | a pop song: 5.2, 57 %, 61, 1.0 | 4.0 (4.0) | 43 % (42) | 60 (56) | 0.9 (1.0) |
/// | a jazz solo with its band: 6.4, 27 %, 53, 0.8 | 5.0 (4.8) | 64 % (49) | 60 (61) | 0.7 (0.5) |
/// | a hymn: 3.7, 96 %, 62, 1.1 | 4.3 (3.4) | 79 % (67) | 64 (64) | 0.7 (0.9) |
/// | a reel: 3.8, 0 %, 76, 0.3 | 2.7 (3.0) | 0 % (0) | 71 (70) | 0.4 (0.3) |
/// | Albéniz: 9.6, 72 %, 73, 0.7 | 4.8 (5.6) | 71 % (69) | 66 (64) | 1.3 (0.8) |
/// | a piano roll: 16.5, 88 %, 69, 0.4 | 6.6 (8.0) | 86 % (89) | 71 (65) | 0.8 (0.6) |
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
