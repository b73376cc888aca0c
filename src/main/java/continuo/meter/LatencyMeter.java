package continuo.meter;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/// Measures how long something takes. One thread records, without waiting or allocating; any thread reads.
public final class LatencyMeter {

    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, LONGEST_NANOS, DIGITS);
    private final Histogram total = new Histogram(1, LONGEST_NANOS, DIGITS);
    private @Nullable Histogram interval;

    /// Less than nothing counts as nothing, more than a minute as a minute.
    public void record(long nanos) {
        recorder.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }

    /// Everything since the start.
    public synchronized Latency read() {
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
        if (total.getTotalCount() == 0) {
            return Latency.NONE;
        }
        return new Latency(
                micros(50), micros(90), micros(99), micros(99.9), total.getMaxValue() / 1e3, total.getTotalCount());
    }

    private double micros(double percentile) {
        return total.getValueAtPercentile(percentile) / 1e3;
    }
}
