package continuo.midi.alsa;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/// Converts between [System#nanoTime()] and the time of a queue, which counts from its start and by a timer of its own:
/// the two are compared again each second. A comparison that took long, because the thread had to wait in it, counts
/// only if the last good one is so old that the clocks may have drifted further apart. One thread owns a clock.
/// Allocates nothing.
final class QueueClock {

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final long GOOD_NANOS = 20_000;
    private static final int TRIES = 5;
    private static final long DRIFT = 10_000; // no clocks differ by more than this part of the time

    private final MemorySegment sequencer;
    private final int queue;
    private final MemorySegment status;
    private final MemorySegment realTime;
    private long queueMinusNanoTime;
    private long comparedNanos;
    private long doubtNanos = Long.MAX_VALUE; // how far off the comparison may have been

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

    private void compare() {
        long now = System.nanoTime();
        if (doubtNanos != Long.MAX_VALUE) {
            doubtNanos += (now - comparedNanos) / DRIFT;
        }
        comparedNanos = now;
        for (int i = 0; i < TRIES && doubtNanos > GOOD_NANOS; i++) {
            compareOnce();
        }
    }

    /// Reads both clocks; the less time passes meanwhile, the better.
    private void compareOnce() {
        long before = System.nanoTime();
        if (AsoundSequencer.readQueueStatus(sequencer, queue, status) < 0) {
            return; // the sequencer is gone; nobody hears what is sent any more
        }
        long half = (System.nanoTime() - before) / 2;
        if (half <= doubtNanos) {
            doubtNanos = half;
            queueMinusNanoTime = queueNanos() - before - half;
        }
    }

    private long queueNanos() {
        return realTime.get(JAVA_INT, 0) * SECOND_NANOS + realTime.get(JAVA_INT, JAVA_INT.byteSize());
    }
}
