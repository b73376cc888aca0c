package continuo.live;

import continuo.meter.LatencyMeter;
import java.util.concurrent.atomic.AtomicLong;

/// What the stages count and time; any thread may read. The names are those of [LiveReport].
///
/// @param sounding notes that sound now
public record LiveMeters(
        AtomicLong heard,
        AtomicLong played,
        AtomicLong dropped,
        AtomicLong late,
        AtomicLong sounding,
        AtomicLong echoes,
        AtomicLong errors,
        LatencyMeter hearToState,
        LatencyMeter triggerToFirstNote,
        LatencyMeter dueToSent) {

    public LiveMeters() {
        this(
                new AtomicLong(),
                new AtomicLong(),
                new AtomicLong(),
                new AtomicLong(),
                new AtomicLong(),
                new AtomicLong(),
                new AtomicLong(),
                new LatencyMeter(),
                new LatencyMeter(),
                new LatencyMeter());
    }

    LiveReport report() {
        return new LiveReport(
                heard.get(),
                played.get(),
                dropped.get(),
                late.get(),
                sounding.get(),
                echoes.get(),
                errors.get(),
                hearToState.read(),
                triggerToFirstNote.read(),
                dueToSent.read());
    }
}
