package continuo.web;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import continuo.live.LiveObserver;
import continuo.live.Step;
import continuo.live.improvise.PlannedNote;
import continuo.midi.ShortMessages;
import continuo.web.Sight.Kind;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks on for the page. Called on the threads of the stages, which it neither keeps waiting nor has allocate: what
/// finds the ring full is counted, and not seen.
final class Lookout implements LiveObserver {

    private static final int SLOTS = 1 << 12; // of dense playing, some twenty seconds
    private static final int MOST_LINES = 64;

    private final RingBuffer<Sight> ring =
            RingBuffer.createMultiProducer(Sight::new, SLOTS, new BusySpinWaitStrategy()); // wakes nobody
    private final EventPoller<Sight> poller = ring.newPoller();
    private final ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_LINES);
    private final AtomicLong missed = new AtomicLong();

    Lookout() {
        ring.addGatingSequences(poller.getSequence());
    }

    @Override
    public void heard(long whenNanos, int message) {
        put(Kind.HEARD, whenNanos, 0, message);
    }

    @Override
    public void sent(long whenNanos, int message) {
        if (ShortMessages.status(message) < ShortMessages.SYSTEM) {
            put(Kind.SENT, whenNanos, 0, message);
        }
    }

    /// A note of Continuo's at a key that the player held too ends with it.
    @Override
    public void passed(long whenNanos, int message) {
        if (ShortMessages.isRelease(message)) {
            put(Kind.SENT, whenNanos, 0, message);
        }
    }

    @Override
    public void ordered(long nanos, PlannedNote order) {
        switch (order.kind()) {
            case NOTE -> put(Kind.NOTE, order.dueNanos(), order.endNanos(), order.pitch() << 8 | order.velocity());
            case CANCEL, SILENCE -> put(Kind.CANCEL, nanos, 0, 0);
            case STOP -> put(Kind.WITHDRAW, nanos, nanos, 0);
            case WITHDRAW -> put(Kind.WITHDRAW, nanos, order.dueNanos(), 0);
            case END -> put(Kind.END, nanos, 0, order.pitch());
            case BEAT -> {} // the page has it from the steps
            case PASS, LET_GO, PEDAL -> {} // the page shows keys; the player's were heard
            case SETTINGS -> {} // the page is told by whoever has moved them
        }
    }

    @Override
    public void step(Step step, long nanos, int data) {
        switch (step) {
            case BEAT -> put(Kind.BEAT, nanos, 0, data);
            case BAR -> put(Kind.BAR, nanos, 0, data);
            case SILENCED, ENDED -> put(Kind.CANCEL, nanos, 0, 0);
            default -> {} // how it was done
        }
    }

    @Override
    public void said(String oneLine) {
        lines.offer(oneLine); // the terminal has them all
    }

    private void put(Kind kind, long nanos, long toNanos, int data) {
        long sequence;
        try {
            sequence = ring.tryNext();
        } catch (InsufficientCapacityException full) { // one instance, without a stack trace
            missed.incrementAndGet();
            return;
        }
        ring.get(sequence).set(kind, nanos, toNanos, data);
        ring.publish(sequence);
    }

    /// Takes all that is on the ring. One thread at a time.
    void drain(Consumer<Sight> taker) {
        EventPoller.Handler<Sight> handler = (sight, sequence, endOfBatch) -> {
            taker.accept(sight);
            return true;
        };
        try {
            while (poller.poll(handler) == EventPoller.PollState.PROCESSING) {
                // until there is no more
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a taker throws nothing that is checked", e);
        }
    }

    /// The next line for the user, or null.
    @Nullable
    String line() {
        return lines.poll();
    }

    /// How much found the ring full.
    long missed() {
        return missed.get();
    }
}
