package continuo.meter;

/// How long something took, as a distribution: percentiles in microseconds and how often it was measured. All zero as
/// long as nothing was.
public record Latency(double p50, double p90, double p99, double p999, double max, long count) {

    public static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0);
}
