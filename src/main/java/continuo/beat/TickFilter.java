package continuo.beat;

/// When the ticks of a MIDI clock were meant to come, from when they came: some milliseconds late or early, several
/// at once, or not at all.
///
/// A Kalman filter over the instants of the ticks, with a fading memory: its state is when the latest tick was meant
/// and how long a tick lasts. (R. E. Kalman, "A New Approach to Linear Filtering and Prediction Problems", 1960; the
/// fading memory is that of H. W. Sorenson and J. E. Sacks, "Recursive Fading Memory Filtering", 1971; F. Adriaensen,
/// "Using a DLL to Filter Time", 2005, does the same to the cycles of a sound card, with gains that are fixed.) At the
/// beginning that is a line of least squares through all ticks, later through the latest thirty or so. When ticks keep
/// coming too soon or too late (E. S. Page's cumulative sums, "Continuous Inspection Schemes", 1954), the tempo is
/// another: the line begins anew where the sum began to grow.
///
/// After a gap it is not known at once whether ticks were lost or come in a heap later on: while in doubt, nothing is
/// learnt from them, and time goes on as it went.
///
/// One thread owns it. Nothing here allocates after construction.
final class TickFilter {

    private static final double FADING = 1 - 1 / 32.0; // of what was known, at each tick
    private static final double FIRST_OFF = 1.5e6; // how far ticks are off before it is known, in nanoseconds
    private static final double LEAST_OFF = 0.2e6;
    private static final double OFF_FADING = 1 / 48.0;
    private static final double UNKNOWN = 1e9; // a variance, beside that of the ticks
    private static final double MOST_OFFS = 3; // a tick that is farther off counts as so far
    private static final double USUAL_OFFS = 1; // a sum grows by what is above
    private static final double ALARM = 5;
    private static final int SETTLED = 6; // ticks until anything can be told from how far they are off
    private static final double GAP_TICKS = 1.5;
    private static final double GAP_OFFS = 4;
    private static final double HEAP_TICKS = 0.5; // ticks of a heap come no farther apart
    private static final int SHOWN = 3; // ticks in step show that others were lost; gaps, that the tempo is another
    private static final int KEPT = 64;
    private static final int MASK = KEPT - 1;

    // Invariant: the instant of tick k is in slot k & MASK, for the latest KEPT ticks that counted.
    private final long[] came = new long[KEPT];
    private final long[] numbers = new long[KEPT];
    private long counted;

    private long originNanos; // so that the doubles stay exact
    private long number; // of the latest tick
    private double meant; // nanoseconds after the origin
    private double period;
    private double varianceMeant;
    private double covariance;
    private double variancePeriod;
    private double off; // how far ticks are off, as a standard deviation
    private double late; // the sums
    private double early;
    private long lateFrom;
    private long earlyFrom;
    private int ticks; // since it began, or since the tempo became another
    private long lastNanos;
    private boolean doubted;
    private int inStep; // of the ticks that were doubted, how many of the latest came in step
    private int apart; // and how many after a gap

    /// The first tick, with this number.
    void begin(long nanos, long newNumber) {
        originNanos = nanos;
        off = FIRST_OFF;
        counted = 0;
        doubted = false;
        lastNanos = nanos;
        number = newNumber;
        restart(nanos);
    }

    private void restart(long nanos) {
        meant = nanos - originNanos;
        period = 0;
        varianceMeant = 1;
        covariance = 0;
        variancePeriod = UNKNOWN;
        late = 0;
        early = 0;
        ticks = 1;
        keep(nanos);
        lateFrom = counted;
        earlyFrom = counted;
    }

    private void keep(long nanos) {
        came[(int) counted & MASK] = nanos;
        numbers[(int) counted & MASK] = number;
        counted++;
    }

    /// The next tick comes, not before the last one did.
    void tick(long nanos) {
        double apartNanos = nanos - lastNanos;
        lastNanos = nanos;
        number++;
        if (ticks < 2) {
            second(nanos);
        } else if (doubted) {
            doubt(nanos, apartNanos);
        } else if (isSettled() && isGap(apartNanos)) {
            doubted = true;
            inStep = 0;
            apart = 1;
        } else {
            learn(nanos);
        }
    }

    private void second(long nanos) {
        double now = nanos - originNanos;
        period = (now - meant) / Math.max(1, number - lastLearnt());
        meant = now;
        variancePeriod = 2;
        covariance = 1;
        ticks = 2;
        keep(nanos);
    }

    private boolean isSettled() {
        return ticks >= SETTLED;
    }

    private boolean isGap(double apartNanos) {
        return apartNanos > GAP_TICKS * period + GAP_OFFS * off;
    }

    /// Ticks that were only late come close together until they have caught up; after ticks that were lost they come in
    /// step; in another tempo they stay as far apart.
    private void doubt(long nanos, double apartNanos) {
        boolean gap = isGap(apartNanos);
        apart = gap ? apart + 1 : 0;
        inStep = gap || apartNanos < HEAP_TICKS * period - off ? 0 : inStep + 1;
        if (Math.abs(nanos - originNanos - at(number)) <= GAP_OFFS * off) {
            doubted = false; // caught up
            learn(nanos);
        } else if (apart > SHOWN) {
            doubted = false;
            restart(nanos);
            period = apartNanos;
            variancePeriod = 2;
            covariance = 1;
            ticks = 2;
        } else if (inStep >= SHOWN) {
            doubted = false;
            number = Math.max(number, Math.round(tickAt(nanos)));
            learn(nanos);
        }
    }

    private void learn(long nanos) {
        keep(nanos);
        double offs = update((double) (nanos - originNanos), number);
        if (!isSettled()) {
            lateFrom = counted;
            earlyFrom = counted;
            return;
        }
        late = Math.max(0, late + Math.clamp(offs, -MOST_OFFS, MOST_OFFS) - USUAL_OFFS);
        early = Math.max(0, early - Math.clamp(offs, -MOST_OFFS, MOST_OFFS) - USUAL_OFFS);
        lateFrom = late == 0 ? counted : lateFrom;
        earlyFrom = early == 0 ? counted : earlyFrom;
        if (Math.max(late, early) > ALARM) {
            beginAnew(late > early ? lateFrom : earlyFrom);
        }
    }

    /// The line goes through the tick before `from` and all that came since.
    private void beginAnew(long from) {
        long first = Math.max(0, Math.max(from - 1, counted - KEPT));
        long end = counted;
        counted = first;
        number = numbers[(int) first & MASK];
        restart(came[(int) first & MASK]);
        for (long at = first + 1; at < end; at++) {
            number = numbers[(int) at & MASK];
            long nanos = came[(int) at & MASK];
            if (ticks < 2) {
                second(nanos);
            } else {
                keep(nanos);
                update((double) (nanos - originNanos), number);
            }
        }
        late = 0;
        early = 0;
        lateFrom = counted;
        earlyFrom = counted;
    }

    /// Returns by how many times the usual the tick was late.
    private double update(double nanos, long tick) {
        long steps = tick - numbers[(int) (counted - 2) & MASK];
        double expected = meant + steps * period;
        double fading = 1 / FADING;
        double cross = (covariance + steps * variancePeriod) * fading;
        double wide = (varianceMeant + 2 * steps * covariance + (double) steps * steps * variancePeriod) * fading;
        double narrow = variancePeriod * fading;
        double all = wide + 1;
        double miss = nanos - expected;
        double offs = miss / (off * Math.sqrt(all));
        meant = expected + wide / all * miss;
        period += cross / all * miss;
        varianceMeant = wide - wide * wide / all;
        covariance = cross - cross * wide / all;
        variancePeriod = narrow - cross * cross / all;
        ticks++;
        double square = Math.min(miss * miss / all, MOST_OFFS * MOST_OFFS * off * off);
        off = Math.max(LEAST_OFF, Math.sqrt(off * off + (square - off * off) * OFF_FADING));
        return offs;
    }

    private double at(long tick) {
        return meant + (tick - lastLearnt()) * period;
    }

    private long lastLearnt() {
        return numbers[(int) (counted - 1) & MASK];
    }

    /// The tick, and the part of one, at an instant, by the line of now.
    double tickAt(long nanos) {
        return lastLearnt() + (nanos - originNanos - meant) / period;
    }

    /// When a tick is, by the line of now.
    long nanos(long tick) {
        return originNanos + Math.round(at(tick));
    }

    double periodNanos() {
        return period;
    }

    /// The number of the latest tick.
    long number() {
        return number;
    }

    /// The latest tick has another number, from which they go on. If it is not where it was foreseen, the sender has
    /// begun anew with it, in the same tempo.
    void renumber(long newNumber) {
        long shift = newNumber - number;
        number = newNumber;
        for (int slot = 0; slot < KEPT; slot++) {
            numbers[slot] += shift;
        }
        double now = lastNanos - originNanos;
        if (ticks >= 2 && (doubted || Math.abs(now - at(number)) > GAP_OFFS * off)) {
            doubted = false;
            meant = now;
            varianceMeant = 1;
            covariance = 0;
            counted = 0;
            keep(lastNanos);
            late = 0;
            early = 0;
            lateFrom = counted;
            earlyFrom = counted;
        }
    }
}
