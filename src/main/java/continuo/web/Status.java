package continuo.web;

import continuo.live.LiveReport;
import continuo.meter.Latency;

/// What anybody on this computer may know: `GET /api/status`. The counts are those of [LiveReport].
///
/// @param state `listening`, `waiting` (the silence after a phrase runs) or `answering`
/// @param tempo in beats per minute, as it is set or was found last
record Status(
        String state,
        long heard,
        long played,
        long hanging,
        long dropped,
        long late,
        Latencies latencyMicros,
        String input,
        String output,
        double tempo,
        String mode) {

    record Latencies(Latency hearToState, Latency triggerToFirstNote, Latency dueToSent) {}

    static Status of(Playing playing, String state, double tempo, String mode) {
        LiveReport report = playing.report().get();
        return new Status(
                state,
                report.heard(),
                report.played(),
                report.hanging(),
                report.dropped(),
                report.late(),
                new Latencies(report.hearToState(), report.triggerToFirstNote(), report.dueToSent()),
                playing.input(),
                playing.output(),
                tempo,
                mode);
    }
}
