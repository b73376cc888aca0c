package continuo.live;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import continuo.realtime.RealTime;
import continuo.realtime.Urgency;

/// One stage at work: the reader of a ring on a thread of its own, an urgent one if it sleeps while it waits.
final class Stage<E> {

    private final BatchEventProcessor<E> reader;
    private final Thread thread;

    /// @param name of the thread
    Stage(
            String name,
            Urgency urgency,
            WaitStyle waiting,
            RingBuffer<E> ring,
            EventHandler<E> handler,
            ExceptionHandler<Object> failures) {
        reader = new BatchEventProcessorBuilder().build(ring, ring.newBarrier(), handler);
        reader.setExceptionHandler(failures);
        ring.addGatingSequences(reader.getSequence());
        thread = new Thread(waiting == WaitStyle.BLOCKING ? RealTime.around(urgency, reader) : reader, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /// Ends the thread after what it is doing now. Returns whether it ended within `millis`, or never began.
    boolean end(long millis) {
        reader.halt();
        boolean interrupted = false;
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
