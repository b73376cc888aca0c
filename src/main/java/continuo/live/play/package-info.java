/// The third stage: plays what is planned when it is due, and owns every note that sounds. Everything here belongs to
/// the thread `continuo-play`.
///
/// [ClockSender] sends the beat to others. Measured over virtual time, with hands that are off by 8 ms: the beats that
/// are
/// sent are off those that were meant by 4 to 5 ms at the median, 11 to 13 ms at p95; from tick to tick it is uneven by
/// 1.3 % at p95, 9 % at most. At a tempo that is set, ticks are exact to the nanosecond.
@NullMarked
package continuo.live.play;

import org.jspecify.annotations.NullMarked;
