package continuo.beat;

/// The beat that somebody taps: from the third tap on, a straight line through the latest taps, by least squares, that
/// goes on until he taps again. A tap that comes after two, three or four beats counts as that; one that fits nowhere
/// is
/// the first of others. The first tap is the first beat of a bar of four.
///
/// One thread owns it. Nothing here allocates after construction.
public final class TappedBeat {

    private static final int LEAST = 3;
    private static final int MOST = 8; // that count
    private static final long SHORTEST_NANOS = 200_000_000; // 300 beats a minute
    private static final long LONGEST_NANOS = 3_000_000_000L; // 20
    private static final int MOST_BEATS = 4; // from one tap to the next
    private static final double OFF = 0.25; // of a beat, and the tap does not belong to those before

    private final long[] nanos = new long[MOST];
    private final long[] beats = new long[MOST];
    private int taps;
    private long lineBeat; // of the line in force
    private long lineNanos;
    private double period;
    private boolean known;

    /// As before the first tap.
    public void forget() {
        taps = 0;
        known = false;
    }

    /// A tap. Returns whether the beat jumps with it: it is elsewhere than was foreseen.
    public boolean tap(long now) {
        long gap = taps == 0 ? Long.MAX_VALUE : now - nanos[taps - 1];
        if (gap < SHORTEST_NANOS / 2) {
            return false; // a bounce
        }
        long step = step(gap);
        if (step == 0) {
            taps = 0;
        }
        boolean joins = taps >= LEAST;
        put(now, taps == 0 ? 0 : beats[taps - 1] + step);
        if (taps < LEAST) {
            return false;
        }
        fit(!joins);
        return !joins;
    }

    /// How many beats after the last tap this one is; 0 if it is the first of others.
    private long step(long gap) {
        if (taps == 0 || gap > MOST_BEATS * LONGEST_NANOS) {
            return 0;
        }
        if (taps == 1) {
            return gap >= SHORTEST_NANOS && gap <= LONGEST_NANOS ? 1 : 0;
        }
        double interval = (double) (nanos[taps - 1] - nanos[0]) / (beats[taps - 1] - beats[0]);
        long step = Math.round(gap / interval);
        return step >= 1 && step <= MOST_BEATS && Math.abs(gap / interval - step) <= OFF ? step : 0;
    }

    private void put(long now, long beat) {
        if (taps == MOST) {
            System.arraycopy(nanos, 1, nanos, 0, MOST - 1);
            System.arraycopy(beats, 1, beats, 0, MOST - 1);
            taps--;
        }
        nanos[taps] = now;
        beats[taps] = beat;
        taps++;
    }

    /// @param anew whether these taps are others than those of the line in force
    private void fit(boolean anew) {
        if (anew && known) {
            renumber();
        }
        double meanBeat = 0;
        double meanNanos = 0;
        for (int tap = 0; tap < taps; tap++) {
            meanBeat += (double) beats[tap] / taps;
            meanNanos += (double) (nanos[tap] - nanos[0]) / taps;
        }
        double square = 0;
        double product = 0;
        for (int tap = 0; tap < taps; tap++) {
            double beat = beats[tap] - meanBeat;
            square += beat * beat;
            product += beat * (nanos[tap] - nanos[0] - meanNanos);
        }
        period = Math.clamp(product / square, SHORTEST_NANOS, LONGEST_NANOS);
        lineBeat = beats[taps - 1];
        lineNanos = nanos[0] + Math.round(meanNanos + (lineBeat - meanBeat) * period);
        known = true;
    }

    /// Beats are counted on, from the next bar.
    private void renumber() {
        long foreseen = lineBeat + (long) Math.ceil((nanos[taps - 1] - lineNanos) / period);
        long bar = MidiClock.BAR_TICKS / MidiClock.BEAT_TICKS;
        long shift = Math.ceilDiv(foreseen + 1, bar) * bar;
        for (int tap = 0; tap < taps; tap++) {
            beats[tap] += shift;
        }
    }

    /// Whether there is a beat.
    public boolean isKnown() {
        return known;
    }

    public double nanosPerBeat() {
        return period;
    }

    /// Takes down how the line runs now, and for ever.
    public void tell(ClockLine line) {
        line.set(
                lineNanos,
                lineBeat * MidiClock.BEAT_TICKS,
                period / MidiClock.BEAT_TICKS,
                Long.MAX_VALUE / 2,
                known,
                known,
                0);
    }
}
