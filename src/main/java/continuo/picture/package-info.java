/// Drawing without a screen: what the demo and the trainer draw is made of the same paper, ink and lettering.
@NullMarked
package continuo.picture;

import org.jspecify.annotations.NullMarked;
