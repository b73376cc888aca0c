package continuo.evaluate;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Threads that work off what is asked of them, in order; what was asked for and is not needed any more is dropped at
/// the end.
final class Work implements AutoCloseable {

    private static final long PATIENCE_NANOS = 2_000_000_000;
    private static final long BETWEEN_NANOS = 10_000_000_000L;

    private final ExecutorService threads;
    private final Consumer<String> progress;
    private long nextNanos = System.nanoTime() + PATIENCE_NANOS;
    private int asked;
    private int done;

    /// @param progress is told, in lines, how far it is when it takes some time; by any thread
    Work(int threads, Consumer<String> progress) {
        this.threads = Executors.newFixedThreadPool(threads);
        this.progress = progress;
    }

    synchronized <T> Future<T> ask(Callable<T> work) {
        asked++;
        return threads.submit(() -> {
            T found = work.call();
            tell();
            return found;
        });
    }

    private synchronized void tell() {
        done++;
        long now = System.nanoTime();
        if (now - nextNanos >= 0 && done < asked) {
            nextNanos = now + BETWEEN_NANOS;
            progress.accept(String.format(Locale.ROOT, "… %,d of %,d pieces done", done, asked));
        }
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
