/// Ports inside the process: for the demo, for measuring, for tests.
@NullMarked
package continuo.midi.loop;

import org.jspecify.annotations.NullMarked;
