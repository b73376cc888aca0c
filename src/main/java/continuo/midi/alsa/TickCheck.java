package continuo.midi.alsa;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Whether the kernel's queue keeps the time: a few events are scheduled to ourselves, and the kernel stamps when each
/// of them was delivered. With a coarse tick all come late, by anything up to the tick. On a busy machine some of
/// them do, so the second best counts, and the best of a few rounds.
final class TickCheck {

    private static final long LIMIT_NANOS = 500_000; // what the second best of a tick of 2 ms exceeds
    private static final int ROUNDS = 3;

    private static final int EVENTS = 7;
    private static final long FIRST_NANOS = 5_000_000;
    private static final long SPACING_NANOS = 3_100_000; // no multiple of any tick in use
    private static final long PATIENCE_MILLIS = 1_000;

    private final long[] dueNanos = new long[EVENTS];
    private final long[] lateNanos = new long[EVENTS];
    private final Semaphore arrived = new Semaphore(0);
    private boolean fine;

    void run(SequencerClient client, int port) {
        MemorySegment event = client.newEvent();
        QueueClock clock = client.newClock();
        for (int round = 0; round < ROUNDS && !fine; round++) {
            arrived.drainPermits();
            sendAll(client, port, event, clock.toQueue(System.nanoTime()) + FIRST_NANOS);
            fine = awaitAll() && secondBestNanos() <= LIMIT_NANOS;
        }
    }

    private void sendAll(SequencerClient client, int port, MemorySegment event, long firstNanos) {
        for (int i = 0; i < EVENTS; i++) {
            dueNanos[i] = firstNanos + i * SPACING_NANOS;
            SequencerEvent.type(event, 0, SequencerEvent.USER_1);
            SequencerEvent.firstAddress(event, 0, i);
            SequencerEvent.route(event, 0, port, SequencerEvent.address(client.clientId(), port));
            SequencerEvent.schedule(event, 0, client.queue(), dueNanos[i]);
            client.send(event);
        }
    }

    private boolean awaitAll() {
        try {
            return arrived.tryAcquire(EVENTS, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Reading thread: event `number` was delivered at `queueNanos`.
    void arrived(int number, long queueNanos) {
        lateNanos[number] = queueNanos - dueNanos[number];
        arrived.release();
    }

    boolean isFine() {
        return fine;
    }

    private long secondBestNanos() {
        long[] sorted = lateNanos.clone();
        Arrays.sort(sorted);
        return sorted[1];
    }
}
