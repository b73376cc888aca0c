package continuo.live;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;

/// One stage at work: the reader of a ring on a thread of its own.
final class Stage<E> {

    private final BatchEventProcessor<E> reader;
    private final Thread thread;

    Stage(String name, RingBuffer<E> ring, EventHandler<E> handler, ExceptionHandler<Object> failures) {
        reader = new BatchEventProcessorBuilder().build(ring, ring.newBarrier(), handler);
        reader.setExceptionHandler(failures);
        ring.addGatingSequences(reader.getSequence());
        thread = new Thread(reader, name);
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
