package continuo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.ProducerType;
import continuo.realtime.Urgency;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class PatienceTest {

    private static final int EVENTS = 50_000;

    /// A reader that missed one wake-up would sleep for an hour here.
    @ParameterizedTest
    @EnumSource(WaitStyle.class)
    void wakesForEveryEvent(WaitStyle style) throws InterruptedException {
        for (ProducerType producers : ProducerType.values()) {
            RingBuffer<long[]> ring =
                    RingBuffer.create(producers, () -> new long[1], 64, new Patience(style, 0, () -> Long.MAX_VALUE));
            AtomicLong sum = new AtomicLong();
            AtomicLong seen = new AtomicLong();
            Stage<long[]> stage = new Stage<>(
                    "reader",
                    Urgency.PLAY,
                    style,
                    ring,
                    (event, sequence, endOfBatch) -> {
                        sum.addAndGet(event[0]);
                        seen.incrementAndGet();
                    },
                    failures());
            stage.start();
            for (int number = 0; number < EVENTS; number++) {
                long sequence = ring.next();
                ring.get(sequence)[0] = number;
                ring.publish(sequence);
                // Now and then the reader is given time to fall asleep, or is met while it does.
                for (int spin = 0; spin < number % 97; spin++) {
                    Thread.onSpinWait();
                }
                while (number % 1_000 == 0 && seen.get() <= number) {
                    Thread.onSpinWait();
                }
            }
            while (seen.get() < EVENTS) {
                Thread.onSpinWait();
            }
            assertTrue(stage.end(10_000));
            assertEquals((long) EVENTS * (EVENTS - 1) / 2, sum.get());
        }
    }

    @Test
    void wakesWhenTheStageWantsIt() throws InterruptedException {
        long wake = System.nanoTime() + 20_000_000;
        CountDownLatch woken = new CountDownLatch(1);
        AtomicLong wokenNanos = new AtomicLong();
        RingBuffer<long[]> ring = RingBuffer.createSingleProducer(
                () -> new long[1],
                64,
                new Patience(WaitStyle.BLOCKING, 0, () -> woken.getCount() > 0 ? wake : Long.MAX_VALUE));
        Stage<long[]> stage = new Stage<>(
                "reader",
                Urgency.PLAY,
                WaitStyle.BLOCKING,
                ring,
                new EventHandler<>() {
                    @Override
                    public void onEvent(long[] event, long sequence, boolean endOfBatch) {}

                    @Override
                    public void onTimeout(long sequence) {
                        wokenNanos.set(System.nanoTime());
                        woken.countDown();
                    }
                },
                failures());
        stage.start();
        woken.await();
        assertTrue(wokenNanos.get() >= wake);
        assertTrue(stage.end(10_000));
    }

    @Test
    void endsAStageThatSleeps() {
        RingBuffer<long[]> ring = RingBuffer.createSingleProducer(
                () -> new long[1], 64, new Patience(WaitStyle.BLOCKING, 0, () -> Long.MAX_VALUE));
        Stage<long[]> stage = new Stage<>(
                "reader", Urgency.PLAY, WaitStyle.BLOCKING, ring, (event, sequence, endOfBatch) -> {}, failures());
        stage.start();
        LockSupport.parkNanos(1_000_000);
        assertTrue(stage.end(10_000));
    }

    private static Failures failures() {
        return new Failures("reader", () -> {}, () -> {}, new AtomicLong(), LiveObserver.NONE);
    }
}
