package continuo.learn;

import java.io.PrintWriter;
import java.util.Locale;

/// Says now and then how far a run of training is, how fast, and how long it will still take.
final class Progress {

    private static final double SECONDS_BETWEEN = 15;
    private static final int BAR = 20;

    private final PrintWriter out;
    private long lastNanos;
    private long lastNotes;

    Progress(PrintWriter out, long nowNanos, long notes) {
        this.out = out;
        begin(nowNanos, notes);
    }

    /// Measures speed from here on.
    void begin(long nowNanos, long notes) {
        lastNanos = nowNanos;
        lastNotes = notes;
    }

    /// @param done the share of the run that is done
    /// @param minutes how long the run has taken
    void tell(long nowNanos, double done, double minutes, long notes, double nats) {
        double seconds = (nowNanos - lastNanos) / 1e9;
        if (seconds >= SECONDS_BETWEEN) {
            line("%s", line(done, minutes, notes, (notes - lastNotes) / seconds, nats));
            begin(nowNanos, notes);
        }
    }

    static String line(double done, double minutes, long notes, double notesPerSecond, double nats) {
        int full = (int) Math.min(BAR, Math.floor(BAR * done));
        return String.format(
                Locale.ROOT,
                "[%s%s] %5.1f%%  %.2f M notes  %.0f notes/s  loss %.3f  %.0f min left",
                "#".repeat(full),
                ".".repeat(BAR - full),
                100 * done,
                notes / 1e6,
                notesPerSecond,
                nats,
                minutes / Math.max(done, 1e-9) - minutes);
    }

    void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
