package continuo.cli;

import continuo.live.LiveReport;
import continuo.meter.Latency;
import java.util.Locale;

/// The three latencies of the live path as programs read them, in microseconds; [LiveReport] says what each is.
record LatencyReport(Latency hearToState, Latency triggerToFirstNote, Latency dueToSent) {

    static LatencyReport of(LiveReport report) {
        return new LatencyReport(report.hearToState(), report.triggerToFirstNote(), report.dueToSent());
    }

    /// One of them in words.
    static String inWords(Latency latency) {
        return String.format(
                Locale.ROOT,
                "p50 %.3f  p90 %.3f  p99 %.3f  p99.9 %.3f  max %.3f ms  (%d times)",
                latency.p50() / 1e3,
                latency.p90() / 1e3,
                latency.p99() / 1e3,
                latency.p999() / 1e3,
                latency.max() / 1e3,
                latency.count());
    }
}
