package continuo.generate;

/// Moves own onsets to the places of a grid, or part of the way; where a beat is known. Ticks that come together stay
/// together, and what would come faster than the grid comes as fast as it: a run of sixteenths on a grid of quavers is
/// a
/// run of quavers, no heap of notes. One thread owns it.
final class Grid {

    private static final int TOGETHER_TICKS = 3; // no hand strikes a chord faster

    private boolean known;
    private long origin;

    /// A place of each grid is at `tick`, where a beat is.
    void at(long tick) {
        known = true;
        origin = tick;
    }

    /// There is no beat.
    void forget() {
        known = false;
    }

    void copyFrom(Grid other) {
        known = other.known;
        origin = other.origin;
    }

    /// Where a note is to begin that was drawn at `tick`.
    ///
    /// @param earliest not before this, which is not after `tick`
    /// @param last the onset of the own note before it, if that was the last of all; [Long#MIN_VALUE] if not
    long place(long tick, long earliest, long last, Constraints constraints) {
        int step = constraints.gridTicks();
        if (!known || step == Constraints.NO_GRID) {
            return tick;
        }
        double strength = constraints.gridStrength();
        boolean together = last != Long.MIN_VALUE && tick - last <= TOGETHER_TICKS;
        if (together && moved(tick, last, strength) >= earliest) {
            return moved(tick, last, strength);
        }
        return next(tick, Math.max(earliest, last + 1), step, strength);
    }

    private long next(long tick, long earliest, int step, double strength) {
        long steps = Math.floorDiv(tick - origin + step / 2, step);
        long place = moved(tick, origin + steps * step, strength);
        while (place < earliest) {
            steps++;
            place = moved(tick, origin + steps * step, strength);
        }
        return place;
    }

    private static long moved(long tick, long to, double strength) {
        return tick + Math.round(strength * (to - tick));
    }
}
