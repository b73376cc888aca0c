package continuo.midi.raw;

import continuo.realtime.RealTime;
import continuo.realtime.Urgency;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One end of a byte stream that is opened again and again by the thread that serves it, and closed for good by
/// another thread.
final class Pipe {

    private static final long RETRY_NANOS = 500_000_000;
    private static final long SHORTEST_NANOS = 2_000_000;
    private static final long FAREWELL_MILLIS = 500;

    private final Path path;
    private final StandardOpenOption direction;
    private final Thread thread;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable FileChannel channel;

    /// What is done with the stream while it is open; ends at its end or with an exception.
    interface Service {
        void serve(FileChannel stream) throws IOException;
    }

    Pipe(Path path, StandardOpenOption direction, String threadName, Service service) {
        this.path = path;
        this.direction = direction;
        thread = Thread.ofPlatform()
                .daemon()
                .name(threadName)
                .unstarted(RealTime.around(Urgency.PLAY, () -> serveUntilClosed(service)));
    }

    void start() {
        thread.start();
    }

    /// Lets the thread go on that waits in [#await].
    void wake() {
        LockSupport.unpark(thread);
    }

    /// Waits for [#wake] or for `nanos`; may return earlier.
    void await(long nanos) {
        LockSupport.parkNanos(this, nanos);
    }

    boolean isClosed() {
        return closed.get();
    }

    boolean isOpen() {
        return channel != null;
    }

    private void serveUntilClosed(Service service) {
        while (!closed.get()) {
            long openedNanos = System.nanoTime();
            try (FileChannel stream = FileChannel.open(path, direction)) { // waits for the other end of a named pipe
                channel = stream;
                openedNanos = System.nanoTime();
                if (!closed.get()) {
                    service.serve(stream);
                }
            } catch (IOException e) {
                openedNanos = System.nanoTime(); // gone, or not there yet
            } finally {
                channel = null;
            }
            if (System.nanoTime() - openedNanos < SHORTEST_NANOS) {
                retryLater(); // also for what ends at once each time, as /dev/null does
            }
        }
    }

    private void retryLater() {
        long until = System.nanoTime() + RETRY_NANOS;
        while (!closed.get() && System.nanoTime() < until) {
            await(until - System.nanoTime());
        }
    }

    /// Ends the service: at once if `patient` is false, else when it returns by itself, for which it has half a second.
    void close(boolean patient) {
        if (closed.getAndSet(true)) {
            return;
        }
        wake();
        if (patient && isOpen()) {
            join(FAREWELL_MILLIS);
        }
        FileChannel stream = channel;
        if (stream != null) {
            closeQuietly(stream);
        }
        endWaitForOtherEnd();
        join(FAREWELL_MILLIS);
    }

    private static void closeQuietly(FileChannel stream) {
        try {
            stream.close();
        } catch (IOException e) {
            return; // it is gone, which is what was wanted
        }
    }

    /// Opening one end of a named pipe returns when the other one is opened, and nothing else ends it. Linux and macOS
    /// open a pipe for both directions without waiting.
    private void endWaitForOtherEnd() {
        if (!thread.isAlive() || isOpen()) {
            return;
        }
        try {
            FileChannel otherEnd = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            join(FAREWELL_MILLIS);
            otherEnd.close();
        } catch (IOException e) {
            return; // no pipe any more, so nobody waits for its other end
        }
    }

    private void join(long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
