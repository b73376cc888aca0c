/// The path of one note, from the key to the port. The packages below it are its stages, in reading order:
///
/// ```
///  keyboard ─► NoteListener ─► [ring of LiveEvent] ─► Improviser ─► [ring of PlannedNote] ─► Player ─► virtual port
///              live.hear       LMAX Disruptor         live.improvise                         live.play
///              stamps the time,                       rolling window, LSTM state,            by due time; owns every
///              never waits                            when to answer, sampler                sounding note
///  thread:     the backend's                          continuo-improvise                     continuo-play
/// ```
///
/// Nothing flows back, except that a key press cancels what is planned and not yet sounding; it does so in order, on
/// the ring. Time reaches every stage as data. [LivePipeline] makes the threads and the rings, names them, and ends
/// them.
@NullMarked
package continuo.live;

import org.jspecify.annotations.NullMarked;
