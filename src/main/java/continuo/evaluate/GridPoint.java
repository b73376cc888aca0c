package continuo.evaluate;

import continuo.music.Tempo;

/// A pitch at a step of the grid, twelve to the beat: all that patterns are compared by.
record GridPoint(long step, int pitch) {

    static final int STEPS_PER_BEAT = 12;

    private static final double TICKS_PER_STEP = Tempo.TICKS_PER_BEAT / (double) STEPS_PER_BEAT;

    /// The step nearest to an exact tick.
    static long stepAt(double tick) {
        return Math.round(tick / TICKS_PER_STEP);
    }
}
