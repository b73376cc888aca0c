package continuo.encoding;

/// Where in the bar a tick is, as far as that is told: by the bar lines of a score or by whoever finds the beat.
/// Nothing
/// is found here; compare [Pulse], which finds the beat alone.
///
/// One thread owns it. Nothing here allocates after construction.
final class Bar {

    static final int NONE = -1;

    private static final int SLOT_TICKS = 12;
    private static final int QUARTER = 48;
    private static final int DOTTED_QUARTER = 72;

    /// The metres that are told apart, by the ticks of their bars and beats: 2/4, 3/4, 4/4, 6/8. All others share one.
    private static final int[][] METRES = {{96, QUARTER}, {144, QUARTER}, {192, QUARTER}, {144, DOTTED_QUARTER}};

    private static final int OTHER_SLOTS = 24;

    /// How many places are told apart: sixteenths of a bar, metre by metre.
    static final int PLACES = 8 + 12 + 16 + 12 + OTHER_SLOTS;

    private long startTick;
    private int barTicks;
    private int beatTicks;
    private int firstPlace;
    private int slots;

    /// A bar of `newBarTicks` begins at `tick`, and others like it before and after.
    void tell(long tick, int newBarTicks, int newBeatTicks) {
        startTick = tick;
        if (newBarTicks == barTicks && newBeatTicks == beatTicks) {
            return;
        }
        barTicks = newBarTicks;
        beatTicks = newBeatTicks;
        firstPlace = 0;
        slots = OTHER_SLOTS;
        for (int[] metre : METRES) {
            if (metre[0] == barTicks && metre[1] == beatTicks) {
                slots = barTicks / SLOT_TICKS;
                return;
            }
            firstPlace += metre[0] / SLOT_TICKS;
        }
    }

    void forget() {
        barTicks = 0;
        beatTicks = 0;
    }

    void copyFrom(Bar other) {
        startTick = other.startTick;
        barTicks = other.barTicks;
        beatTicks = other.beatTicks;
        firstPlace = other.firstPlace;
        slots = other.slots;
    }

    boolean isKnown() {
        return barTicks > 0;
    }

    /// How long a bar is; 0 if that is not known.
    int barTicks() {
        return barTicks;
    }

    int beatTicks() {
        return beatTicks;
    }

    private int ticksIntoBar(long tick) {
        return Math.floorMod(tick - startTick, barTicks);
    }

    /// Metre and sixteenth of the bar, in `[0, PLACES)`; [#NONE] if the bar is not known.
    int place(long tick) {
        return isKnown() ? firstPlace + Math.min(slots - 1, ticksIntoBar(tick) / SLOT_TICKS) : NONE;
    }

    /// How many ticks after a quarter of the bar `tick` is: its phase, as of [Pulse#phase].
    int phase(long tick) {
        return ticksIntoBar(tick) % QUARTER;
    }

    boolean isDownbeat(long tick) {
        return ticksIntoBar(tick) == 0;
    }

    /// The first tick of the beat that `tick` is in.
    long beatStart(long tick) {
        return tick - ticksIntoBar(tick) % beatTicks;
    }
}
