/// Playing on: [Continuation] hears the past note by note and draws the next note, with the network, the sampler
/// and exact masks. Used live and offline alike.
@NullMarked
package continuo.generate;

import org.jspecify.annotations.NullMarked;
