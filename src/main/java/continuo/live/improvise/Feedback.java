package continuo.live.improvise;

import continuo.live.LiveObserver;
import continuo.live.Ports;
import java.util.concurrent.atomic.AtomicLong;

/// Counts own notes that come back on the input, and says so, in one line each time it begins or ends.
final class Feedback {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Ports ports;
    private final AtomicLong echoes;
    private final LiveObserver observer;

    /// @param echoes counts them
    Feedback(Ports ports, AtomicLong echoes, LiveObserver observer) {
        this.ports = ports;
        this.echoes = echoes;
        this.observer = observer;
    }

    /// One came back as it was, and is ignored.
    void ignored() {
        if (echoes.incrementAndGet() == 1) {
            observer.said("Continuo hears its own notes on the input and ignores them;"
                    + " connect its output to the instrument only.");
        }
    }

    /// They come back changed or late.
    void proven(long lagNanos) {
        echoes.incrementAndGet();
        observer.said("Continuo's own notes come back %d ms later: something leads from its output %s to %s."
                        .formatted(Math.round((double) lagNanos / NANOS_PER_MILLI), ports.output(), ports.inputs())
                + " It answers no more until you take that connection away.");
    }

    /// They come back no more.
    void stopped() {
        observer.said("Continuo's own notes come back no more; it answers again.");
    }
}
