/// The path of one note, from the key to the port. The packages below it are its stages, in reading order:
///
/// ```
///  keyboard ─► NoteListener ─► [ring of LiveEvent] ─► Improviser ─► [ring of PlannedNote] ─► Player ─► port
///              live.hear       1024 slots, any        live.improvise  256 slots, one         live.play
///              stamps the      thread may publish     keyboard, phrase,  thread publishes    by due time; owns
///              time, never                            network's state,                       every sounding note
///              waits                                  answer, sampler
///  thread:     the input's                            continuo-improvise                     continuo-play
/// ```
///
/// On the way to the improviser, on its thread, `live.hands` puts right what keyboards do to what hands play:
/// each strike counts once, each note ends.
///
/// Nothing flows back, except that a key press cancels what is planned and not yet sounding; it does so in
/// order, on the ring. A ring that is full drops and counts; a press, pedal or release lost that way is made
/// good by letting everything go, an order to the player by silence. [LivePipeline] makes the threads and the
/// rings, names them, and ends them.
///
/// Time reaches the stages as data: the instant at which a message arrived, the instant at which a note is due.
/// There is no ticker. A stage says until when it may be left alone, and [Patience] wakes it then or when there
/// is something to read: with nothing planned both sleep. What is played does not depend on when they wake, as
/// long as it is in time.
///
/// All in which a session depends on the machine is told to the [LiveObserver] in its order: each event as the
/// improviser takes it, be it that events found the ring full, and each [Step] of a stage, with its instant.
/// Who takes the same ones again comes to the same bytes. Whoever shows what comes is told of each order to the
/// player as well.
///
/// With `tempo: auto` the beat is found by `live.improvise`'s follower. Each key is heard at once, by the clock
/// that is in force; in the silence after a phrase the last 256 notes, the own ones among them, are told to the
/// network anew, on the beat that was found and with its bars, one note between two events, and the clock goes
/// by that beat. If the phrase goes on instead, nothing was told. Both follow from instants alone, so that a
/// slow machine plays the same.
///
/// With `tempo: clock` and `tap` the same is done by a beat that comes from outside, event by event on the same ring;
/// answers follow it to their end. Measured over virtual time, 24 answers each at 40 to 240 beats a minute: the first
/// note is off the beat by 0.5 ms or less in 95 of 100 where ticks are off by up to 2 ms, by 1.2 ms where they are by
/// 5;
/// through the real daemon and named pipes, four answers, by 0.6 to 1.5 ms.
///
/// Where there is a style, the network begins, whenever it is told anew, as if it had heard that first. What that makes
/// of
/// it is prepared by whoever hands over the settings, and comes with them on the ring.
///
/// While the silence after a phrase grows, drafts of the answer are drawn, a note at a time between events; the
/// one that goes on best from what was heard is played. Then the answer is handed over note by note, 0.2 s
/// ahead of its time, each note with a copy of the network's state just after it. A key press first tells the
/// player to stop and then goes back to the copy after the last note that began before it: the network knows
/// what sounded and nothing else.
///
/// From message in to message out nothing allocates or locks. Measured: 0 bytes on both stages over 6,000 notes
/// heard, once the first notes were through. With 2 x 384 units on two cores (`continuo bench`, 50 notes a
/// second) a key was in the network's state after 0.2 ms (p50; p99 0.5 ms), of which the step itself takes less
/// than 0.08 ms, and a note was at the port 0.003 ms after it was due (p99 0.3 ms). The player sleeps until 0.3
/// ms before that and then stays awake: sleep alone ends 0.1 ms late.
@NullMarked
package continuo.live;

import org.jspecify.annotations.NullMarked;
