package continuo.evaluate;

import continuo.encoding.Encoding;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.LongToIntFunction;

/// Which ticks fall into each of the network's bins of time, and how much of the bins' probability lies in a stretch of
/// time.
///
/// A bin stands for one tick and for all that are rounded to it. Written music stands on the very tick, played music
/// anywhere around it. So a share of the bin's probability stays on its tick, as large as the piece so far gave
/// reason to expect, and the rest is spread evenly over the ticks of the bin. What was played before is known exactly,
/// not only to a tick: nothing is spread to where time has already gone by.
final class TickBins {

    static final TickBins ONSETS = new TickBins(Encoding.ONSET_BINS, Encoding::onsetBin, Encoding::onsetTicks);
    static final TickBins LENGTHS = new TickBins(Encoding.LENGTH_BINS, Encoding::lengthBin, Encoding::lengthTicks);

    private final int[] ticks;
    private final double[] from;
    private final double[] until;

    private TickBins(int bins, LongToIntFunction binOf, IntUnaryOperator ticksOf) {
        ticks = new int[bins];
        from = new double[bins];
        until = new double[bins];
        Arrays.fill(from, Double.POSITIVE_INFINITY);
        for (int tick = 0; tick <= Encoding.MAX_TICKS; tick++) {
            int bin = binOf.applyAsInt(tick);
            from[bin] = Math.min(from[bin], tick - 0.5);
            until[bin] = tick + 0.5;
        }
        for (int bin = 0; bin < bins; bin++) {
            ticks[bin] = ticksOf.applyAsInt(bin);
        }
    }

    /// A stretch of time in ticks.
    record Stretch(double from, double until) {

        private boolean holds(double tick) {
            return tick >= from && tick < until;
        }

        /// How much of `[begin, end)` lies in it.
        private double shareOf(double begin, double end) {
            if (end <= begin) {
                return holds(begin) ? 1 : 0;
            }
            return Math.max(0, Math.min(end, until) - Math.max(begin, from)) / (end - begin);
        }
    }

    /// The probability that lies in `stretch`.
    ///
    /// @param probabilities by bin
    /// @param zero the whole tick that the bins count from
    /// @param now the exact tick before which nothing can come
    /// @param horizon the last bin, which stands for everything longer too, is spread as far as this tick
    /// @param exactShare how much of a bin's probability stays on its tick
    double within(double[] probabilities, Stretch stretch, double zero, double now, double horizon, double exactShare) {
        double sum = 0;
        for (int bin = 0; bin < ticks.length; bin++) {
            double begin = Math.max(now, zero + from[bin]);
            double end = zero + until[bin];
            if (bin == ticks.length - 1) {
                end = Math.max(end, horizon);
            }
            double exact = stretch.holds(Math.max(now, zero + ticks[bin])) ? exactShare : 0;
            sum += probabilities[bin] * (exact + (1 - exactShare) * stretch.shareOf(begin, end));
        }
        return sum;
    }

    /// Whether `tick` is the very tick that its bin stands for.
    boolean isExact(int bin, double tick) {
        return Math.abs(tick - ticks[bin]) < 1e-3;
    }
}
