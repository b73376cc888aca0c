/// The first stage: what a keyboard sends becomes [LiveEvent]s on a ring, with the time at which it came.
@NullMarked
package continuo.live.hear;

import org.jspecify.annotations.NullMarked;
