package continuo.midi.alsa;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether the kernel's queue keeps the time: a few events are scheduled to ourselves, and the kernel stamps when each
/// of them was delivered. Where the tick of the timer is coarse, they come late by half a tick at the median.
final class TickCheck {

    static final long LIMIT_NANOS = 1_000_000;

    private static final int EVENTS = 7;
    private static final long FIRST_NANOS = 5_000_000;
    private static final long SPACING_NANOS = 3_100_000; // no multiple of any tick in use
    private static final long PATIENCE_MILLIS = 1_000;

    private final long[] dueNanos = new long[EVENTS];
    private final long[] lateNanos = new long[EVENTS];
    private final CountDownLatch arriving = new CountDownLatch(EVENTS);
    private boolean complete;

    void run(SequencerClient client, int port) {
        MemorySegment event = client.newEvent();
        QueueClock clock = client.newClock();
        long firstNanos = clock.toQueue(System.nanoTime()) + FIRST_NANOS;
        for (int i = 0; i < EVENTS; i++) {
            dueNanos[i] = firstNanos + i * SPACING_NANOS;
            SequencerEvent.type(event, 0, SequencerEvent.USER_1);
            SequencerEvent.firstAddress(event, 0, i);
            SequencerEvent.route(event, 0, port, SequencerEvent.address(client.clientId(), port));
            SequencerEvent.schedule(event, 0, client.queue(), dueNanos[i]);
            client.send(event);
        }
        complete = awaitAll();
    }

    private boolean awaitAll() {
        try {
            return arriving.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Reading thread: event `number` was delivered at `queueNanos`.
    void arrived(int number, long queueNanos) {
        lateNanos[number] = queueNanos - dueNanos[number];
        arriving.countDown();
    }

    boolean isFine() {
        return complete && medianNanos() <= LIMIT_NANOS;
    }

    private long medianNanos() {
        long[] sorted = lateNanos.clone();
        Arrays.sort(sorted);
        return sorted[EVENTS / 2];
    }
}
