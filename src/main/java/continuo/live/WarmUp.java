package continuo.live;

import continuo.generate.Continuation;
import continuo.model.Network;

/// Runs a network until the compiler has made it fast. Interpreted, its first steps take tens of milliseconds.
final class WarmUp {

    private static final long LONGEST_NANOS = 400_000_000;
    private static final int NOTES = 2_000;

    private final Continuation continuation;

    WarmUp(Network network, LiveSettings settings) {
        continuation = new Continuation(network, settings.generation(), settings.seed());
    }

    /// Plays to itself for a while.
    void run() {
        long end = System.nanoTime() + LONGEST_NANOS;
        for (int note = 0; note < NOTES && System.nanoTime() < end; note++) {
            continuation.next(0, Long.MAX_VALUE);
        }
    }
}
