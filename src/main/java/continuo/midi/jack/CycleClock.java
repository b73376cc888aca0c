package continuo.midi.jack;

/// Converts between [System#nanoTime()] and the frames of the running cycle. JACK's clock is another one: some versions
/// of the library read the raw clock, which the system never corrects and which runs apart by a fifth of a second in
/// two hours. So the two are compared in each cycle. A comparison that took long, because the thread had to wait in
/// it, counts only if the last good one is so old that the clocks may have drifted further apart.
///
/// Belongs to JACK's thread. Allocates nothing.
final class CycleClock {

    private static final long DRIFT = 10_000; // no clocks differ by more than this part of the time
    private static final long HALF_MICRO_NANOS = 500; // JACK's microseconds are cut off, not rounded
    private static final int MOST_PERIODS_OFF = 2;
    private static final long LONG_AGO = Long.MAX_VALUE / 2;

    private long nanosMinusJack;
    private long comparedNanos;
    private long doubtNanos = LONG_AGO; // how far off the comparison may have been
    private long beginNanos;
    private final double nominalNanosPerFrame;
    private double nanosPerFrame = 1;
    private int frames;

    /// @param sampleRate frames a second
    CycleClock(int sampleRate) {
        nominalNanosPerFrame = 1e9 / sampleRate;
    }

    /// Takes in that JACK's clock stood at `jackMicros` between two readings of ours.
    void compare(long beforeNanos, long jackMicros, long afterNanos) {
        long half = (afterNanos - beforeNanos) / 2;
        doubtNanos = doubtNanos >= LONG_AGO ? LONG_AGO : doubtNanos + (beforeNanos - comparedNanos) / DRIFT;
        comparedNanos = beforeNanos;
        if (half <= doubtNanos) {
            doubtNanos = half;
            nanosMinusJack = beforeNanos + half - jackMicros * 1_000 - HALF_MICRO_NANOS;
        }
    }

    /// Begins a cycle, which lasts from one instant of JACK's clock to another, as the server reckons: it
    /// smooths the instants at which its cycles really begin. When it has been held up it takes seconds to
    /// find back, and may even say that a cycle ends before it begins; then our own clock and the sample
    /// rate count more.
    void begin(int cycleFrames, long beginMicros, long endMicros, long nowNanos) {
        frames = cycleFrames;
        double asSaid = (endMicros - beginMicros) * 1e3 / cycleFrames;
        nanosPerFrame = Math.clamp(asSaid, nominalNanosPerFrame / 2, nominalNanosPerFrame * 2);
        long off = (long) (MOST_PERIODS_OFF * cycleFrames * nominalNanosPerFrame);
        beginNanos = Math.clamp(beginMicros * 1_000 + nanosMinusJack, nowNanos - off, nowNanos + off);
    }

    int frames() {
        return frames;
    }

    long periodNanos() {
        return (long) (frames * nanosPerFrame);
    }

    /// The frame nearest to an instant, counted from the first one of this cycle; before it negative, after the last
    /// one [#frames] or more.
    long frame(long nanoTime) {
        return Math.round((nanoTime - beginNanos) / nanosPerFrame);
    }

    /// When a frame of this cycle is.
    long nanoTime(int frame) {
        return beginNanos + Math.round(frame * nanosPerFrame);
    }
}
