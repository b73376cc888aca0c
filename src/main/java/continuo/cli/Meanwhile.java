package continuo.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Says how far something is that takes longer than two seconds: then, and after that more and more seldom.
final class Meanwhile {

    private static final long PATIENCE_NANOS = 2_000_000_000;
    private static final long BETWEEN_NANOS = 5_000_000_000L;

    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private final long begunNanos;
    private long nextNanos;

    /// The waiting begins now.
    Meanwhile(PrintWriter err, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
        begunNanos = nanoTime.getAsLong();
        nextNanos = begunNanos + PATIENCE_NANOS;
    }

    /// @param what such as `notes heard`
    /// @param all how many there are to be, or 0 where nobody knows
    void tell(String what, long done, long all) {
        long now = nanoTime.getAsLong();
        if (now - nextNanos < 0 || done == all) {
            return;
        }
        nextNanos = now + Math.max(BETWEEN_NANOS, (now - begunNanos) / 4);
        String of = all > 0 ? String.format(Locale.ROOT, " of %,d", all) : "";
        err.printf(Locale.ROOT, "… %,d%s %s%n", done, of, what);
        err.flush();
    }
}
