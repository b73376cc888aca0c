package continuo.beat;

/// The beat that another program or a drum machine sends as a MIDI clock: 24 ticks a beat, start, continue, stop and
/// the
/// song position. (MIDI 1.0 detailed specification, "System Real Time Messages" and "Song Position Pointer".)
///
/// It maps instants to ticks, counted on from the first one: a multiple of [#BEAT_TICKS] is a beat and, where
/// [#isPlaced], one of [#BAR_TICKS] a bar line. Where the song jumps, the count goes on at the next number that has
/// that
/// place in the bar. What it has said of an instant before the latest tick but one beat does not change.
///
/// The tick after a start is the downbeat. Where no ticks came before, the first tick is: a start that comes with it,
/// or
/// a tick later, or not at all, means the same. Of a clock that ran before Continuo listened and sends no start, only
/// the
/// tempo is known: then [#isPlaced] is false.
///
/// One thread owns it. Nothing here allocates after construction. Times are those of any clock that never goes back.
public final class MidiClock {

    public static final int BEAT_TICKS = 24;

    /// The clock says nothing of metres: bars of four.
    public static final int BAR_TICKS = 4 * BEAT_TICKS;

    /// Without a tick for so long, there is no clock.
    public static final long GONE_NANOS = 2_000_000_000;

    private static final int KNOWN_AFTER = 12;
    private static final int SURE_AFTER = 2 * BEAT_TICKS;
    private static final int POSITION_TICKS = 6; // of a sixteenth
    private static final int NOWHERE = -1;
    private static final long TOGETHER_NANOS = 3_000_000;
    private static final long LONGEST_TICK_NANOS = 130_000_000; // at 20 beats a minute
    private static final int KEPT = 1 << 11; // of a beat each, and of jumps: minutes
    private static final int MASK = KEPT - 1;

    private final TickFilter filter = new TickFilter();

    // Invariant: a place where the line bends is in slot n & MASK, for every n in [max(0, bends - KEPT), bends).
    private final long[] bendNanos = new long[KEPT];
    private final long[] bendTicks = new long[KEPT];
    private long bends;

    private boolean listened; // for so long that the first tick is the first that was sent
    private long listenedNanos;
    private long lastNanos;
    private int came; // ticks since it began, up to SURE_AFTER
    private boolean ticking;
    private boolean placed;
    private boolean stopped;
    private int next = NOWHERE; // where in the song the next tick is
    private int position; // where in the song it goes on

    /// From now on ticks would be heard.
    public void listen(long nanos) {
        listened = true;
        listenedNanos = nanos;
    }

    /// As before anything came.
    public void forget() {
        listened = false;
        ticking = false;
        placed = false;
        stopped = false;
        next = NOWHERE;
        position = 0;
    }

    /// A tick. Returns whether the song jumps with it: what comes is at another place of the bar than was foreseen.
    public boolean tick(long nanos) {
        long now = Math.max(nanos, lastNanos);
        boolean goesOn = ticking && now - lastNanos < GONE_NANOS;
        boolean again = ticking && !goesOn;
        if (goesOn) {
            filter.tick(now);
            came = Math.min(came + 1, SURE_AFTER);
        } else {
            begin(now);
        }
        lastNanos = now;
        boolean jumps = place() && goesOn;
        if (filter.number() % BEAT_TICKS == 0) {
            bend();
        }
        return jumps || again;
    }

    private void begin(long now) {
        long number = bends == 0 ? 0 : nextBar(lastBendTick() + 1);
        filter.begin(now, number);
        boolean silentBefore = ticking || (listened && now - listenedNanos >= GONE_NANOS);
        placed = silentBefore;
        ticking = true;
        came = 1;
        bend();
    }

    private static long nextBar(long tick) {
        return Math.ceilDiv(tick, BAR_TICKS) * BAR_TICKS;
    }

    /// The latest tick has the place that a start or a song position gave it.
    private boolean place() {
        if (next == NOWHERE) {
            position += stopped ? 0 : 1;
            return false;
        }
        long number = filter.number();
        int place = next % BAR_TICKS;
        boolean jumps = !placed || Math.floorMod(number, BAR_TICKS) != place;
        long to = jumps ? Math.max(number, lastBendTick() + 1) : number;
        to += Math.floorMod(place - to, BAR_TICKS);
        if (jumps) {
            bendBefore();
        }
        filter.renumber(to);
        bend();
        position = next + 1;
        next = NOWHERE;
        placed = true;
        return jumps;
    }

    /// The song begins with the next tick.
    public void start(long nanos) {
        stopped = false;
        boolean withFirst = came == 1 && nanos - lastNanos <= LONGEST_TICK_NANOS;
        boolean withSecond = came == 2 && nanos - lastNanos <= TOGETHER_NANOS;
        if (ticking && placed && (withFirst || withSecond)) {
            position = came;
        } else {
            next = 0;
        }
    }

    /// The song goes on, with the next tick, where it stopped or was put since.
    public void resume() {
        stopped = false;
        next = position;
    }

    /// The song stops. Ticks may go on.
    public void stop() {
        stopped = true;
    }

    /// @param sixteenths from the beginning of the song
    public void position(int sixteenths) {
        position = sixteenths * POSITION_TICKS;
        if (!stopped && ticking) {
            next = position;
        }
    }

    private void bend() {
        put(filter.nanos(filter.number()), filter.number());
    }

    private void bendBefore() {
        put(filter.nanos(filter.number() - 1), filter.number() - 1);
    }

    /// Both rise.
    private void put(long nanos, long tick) {
        if (bends > 0 && tick <= lastBendTick()) {
            return;
        }
        long after = bends == 0 ? nanos : Math.max(nanos, bendNanos[slot(bends - 1)] + 1);
        bendNanos[slot(bends)] = after;
        bendTicks[slot(bends)] = tick;
        bends++;
    }

    private long lastBendTick() {
        return bends == 0 ? -1 : bendTicks[slot(bends - 1)];
    }

    private static int slot(long number) {
        return (int) number & MASK;
    }

    /// Whether there is a beat to follow at an instant.
    public boolean isKnown(long nanos) {
        return ticking && !stopped && isTimed(nanos);
    }

    /// Whether there is a tempo: also while the song stands still, if ticks come.
    public boolean isTimed(long nanos) {
        return ticking && came >= KNOWN_AFTER && nanos - lastNanos < GONE_NANOS;
    }

    /// Whether the tempo is known well enough to be told.
    public boolean isSure() {
        return ticking && came == SURE_AFTER;
    }

    /// Whether it is known where the beats and the bars are.
    public boolean isPlaced() {
        return placed;
    }

    /// When it will be gone, if nothing comes; never if it is.
    public long goneNanos() {
        return ticking ? lastNanos + GONE_NANOS : Long.MAX_VALUE;
    }

    public double nanosPerBeat() {
        return filter.periodNanos() * BEAT_TICKS;
    }

    /// Takes down how the line runs now.
    public void tell(ClockLine line) {
        long number = filter.number();
        line.set(filter.nanos(number), number, filter.periodNanos(), lastNanos, isKnown(lastNanos), placed, bends);
    }

    /// The tick, and the part of one, at an instant, past or to come, by what was known when `line` was told.
    public double tickAt(long nanos, ClockLine line) {
        long above = line.bends() - 1;
        long oldest = Math.max(0, bends - KEPT + 1);
        if (above < oldest || nanos >= bendNanos[slot(above)]) {
            double tick = line.tickAt(nanos);
            return above < oldest ? tick : Math.max(tick, (double) bendTicks[slot(above)]);
        }
        long below = oldest; // the bend after which `nanos` is, or the oldest one
        while (above - below > 1) {
            long middle = (above + below) >>> 1;
            if (bendNanos[slot(middle)] <= nanos) {
                below = middle;
            } else {
                above = middle;
            }
        }
        if (above == below) {
            return (double) bendTicks[slot(below)] + (nanos - bendNanos[slot(below)]) / line.nanosPerTick();
        }
        double slope = (double) (bendTicks[slot(above)] - bendTicks[slot(below)])
                / (bendNanos[slot(above)] - bendNanos[slot(below)]);
        return (double) bendTicks[slot(above)] + (nanos - bendNanos[slot(above)]) * slope;
    }
}
