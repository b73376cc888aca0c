/// What can be counted and timed while playing: latency histograms and counters. Imports nothing of ours.
@NullMarked
package continuo.meter;

import org.jspecify.annotations.NullMarked;
