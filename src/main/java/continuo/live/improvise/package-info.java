/// The second stage: listens to the phrase, and plans the answer note by note. Everything here belongs to the thread
/// `continuo-improvise`.
///
/// What is done with what is heard is a [PlayingMode]: [AnswerMode], [ListenMode], [TakeoverMode],
/// [FinishMode], [TogetherMode]. One is in force; who changes to another
/// leaves nothing that sounds. Where the keyboard is split, [SplitMode] stands in for the first. What is played while
/// the player may play too is a [Line]. Where the first note of either stands is said by [Start], how uneven the beat
/// is
/// by [Swing]; [BeatTeller] tells the player of the beat that others get.
///
/// What the player plays may go on to the output as it comes ([Passing]), by the same ring as the planned notes.
///
/// What is drawn depends on what was heard, on when, on the settings and on the seed; never on when this thread had
/// time to draw it. A MIDI clock, which ticks all the time, is known to the [Answer] as of the instant at which each
/// note
/// was to be drawn ([ClockLines]), and a note's instant is fixed 0.2 s ahead. That is why a session can be played again
/// to the same bytes.
@NullMarked
package continuo.live.improvise;

import org.jspecify.annotations.NullMarked;
