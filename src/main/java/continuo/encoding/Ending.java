package continuo.encoding;

/// How far the end is: told where somebody means to end, so that what leads there leads to an end. In training that is
/// the last onset of a piece. One thread owns it.
final class Ending {

    private static final int[] LEAST_TICKS = {0, 1, 13, 25, 37, 49, 73, 97, 145, 193, 289, 385, 577};
    private static final int FARTHEST_TICKS = 768;
    private static final int NONE = -1;

    /// How many distances are told apart.
    static final int CLASSES = LEAST_TICKS.length;

    private long lastTick = Long.MAX_VALUE;

    /// The last onset is to be at `tick`.
    void tell(long tick) {
        lastTick = tick;
    }

    void forget() {
        lastTick = Long.MAX_VALUE;
    }

    void copyFrom(Ending other) {
        lastTick = other.lastTick;
    }

    /// How far it is from `tick`, in `[0, CLASSES)`; -1 if that is more than 16 beats or not known. Once it has come it
    /// is now.
    int left(long tick) {
        if (lastTick == Long.MAX_VALUE || lastTick - tick > FARTHEST_TICKS) {
            return NONE;
        }
        int of = 0;
        while (of + 1 < CLASSES && LEAST_TICKS[of + 1] <= lastTick - tick) {
            of++;
        }
        return of;
    }
}
