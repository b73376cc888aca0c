package continuo.evaluate;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads that work off what is asked of them, in order; what was asked for and is not needed any more is dropped at
/// the end.
final class Work implements AutoCloseable {

    private final ExecutorService threads;

    Work(int threads) {
        this.threads = Executors.newFixedThreadPool(threads);
    }

    <T> Future<T> ask(Callable<T> work) {
        return threads.submit(work);
    }

    /// Waits for it. A user's mistake comes out as it went in.
    static <T> T done(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException mistake) {
                throw mistake;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
