package continuo.live;

import continuo.live.improvise.PlannedNote;
import java.util.concurrent.atomic.AtomicLong;

/// Whether what Continuo plays is heard now. Written on `continuo-play`, read on any thread.
public final class Answering implements LiveObserver {

    private static final long REST_NANOS = 400_000_000;
    private static final long NEVER = Long.MIN_VALUE;

    private final AtomicLong fromNanos = new AtomicLong(NEVER);
    private final AtomicLong untilNanos = new AtomicLong(NEVER); // the end of the last note planned

    @Override
    public void ordered(long nanos, PlannedNote order) {
        switch (order.kind()) {
            case NOTE -> {
                if (isOver(nanos)) {
                    fromNanos.setRelease(order.dueNanos());
                }
                untilNanos.setRelease(Math.max(untilNanos.getPlain(), order.endNanos()));
            }
            case CANCEL, SILENCE -> untilNanos.setRelease(NEVER);
            case STOP, WITHDRAW -> untilNanos.setRelease(Math.min(untilNanos.getPlain(), order.dueNanos()));
            case END, PEDAL, PASS, LET_GO, BEAT, SETTINGS -> {} // it goes on
        }
    }

    @Override
    public void step(Step step, long nanos, int data) {
        if (step == Step.SILENCED || step == Step.ENDED) {
            untilNanos.setRelease(NEVER);
        }
    }

    /// Whether it is heard at `nanos`; a short rest belongs to it.
    public boolean isHeard(long nanos) {
        return !isOver(nanos) && fromNanos.getAcquire() <= nanos;
    }

    private boolean isOver(long nanos) {
        long until = untilNanos.getAcquire();
        return until == NEVER || nanos >= until + REST_NANOS;
    }
}
