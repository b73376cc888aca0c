/// The third stage: plays what is planned when it is due, and owns every note that sounds. Everything here belongs to
/// the thread `continuo-play`.
@NullMarked
package continuo.live.play;

import org.jspecify.annotations.NullMarked;
