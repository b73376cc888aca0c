package continuo.midi.alsa;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/// Converts between [System#nanoTime()] and the time of a queue, which counts from its start and by a timer of its own:
/// the two are compared again each second. One thread owns a clock. Allocates nothing.
final class QueueClock {

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final long GOOD_NANOS = 20_000;
    private static final int TRIES = 5;

    private final MemorySegment sequencer;
    private final int queue;
    private final MemorySegment status;
    private final MemorySegment realTime;
    private long queueMinusNanoTime;
    private long comparedNanos;

    QueueClock(MemorySegment sequencer, int queue, MemorySegment status) {
        this.sequencer = sequencer;
        this.queue = queue;
        this.status = status;
        realTime = AsoundSequencer.realTime(status);
        compare();
    }

    /// @return the queue's time, never before its start
    long toQueue(long nanoTime) {
        compareWhenDue();
        return Math.max(0, nanoTime + queueMinusNanoTime);
    }

    long toNanoTime(long queueNanos) {
        compareWhenDue();
        return queueNanos - queueMinusNanoTime;
    }

    private void compareWhenDue() {
        if (System.nanoTime() - comparedNanos > SECOND_NANOS) {
            compare();
        }
    }

    /// Reads both clocks; the less time passes in between, the better: the best of a few tries counts.
    private void compare() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && best > GOOD_NANOS; i++) {
            long before = System.nanoTime();
            if (AsoundSequencer.readQueueStatus(sequencer, queue, status) < 0) {
                return; // the sequencer is gone; nobody hears what is sent any more
            }
            long after = System.nanoTime();
            if (after - before < best) {
                best = after - before;
                comparedNanos = after;
                queueMinusNanoTime = queueNanos() - before - best / 2;
            }
        }
    }

    private long queueNanos() {
        return realTime.get(JAVA_INT, 0) * SECOND_NANOS + realTime.get(JAVA_INT, JAVA_INT.byteSize());
    }
}
