package continuo.live;

import continuo.meter.LatencyMeter;
import java.util.concurrent.atomic.AtomicLong;

/// What the stages count and time; any thread may read. The names are those of [LiveReport].
///
/// @param unheard messages that found the ring full
/// @param unplayed notes that were too late or found no room
/// @param sounding notes that sound now
public record LiveMeters(
        AtomicLong heard,
        AtomicLong played,
        AtomicLong unheard,
        AtomicLong unplayed,
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
                new AtomicLong(),
                new LatencyMeter(),
                new LatencyMeter(),
                new LatencyMeter());
    }

    LiveReport report() {
        return new LiveReport(
                heard.get(),
                played.get(),
                unheard.get() + unplayed.get(),
                late.get(),
                sounding.get(),
                echoes.get(),
                errors.get(),
                hearToState.read(),
                triggerToFirstNote.read(),
                dueToSent.read());
    }
}
