/// Where the beat and the bar are in what is played.
@NullMarked
package continuo.beat;

import org.jspecify.annotations.NullMarked;
