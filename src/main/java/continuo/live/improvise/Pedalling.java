package continuo.live.improvise;

import java.util.Arrays;

/// Pedals what Continuo plays as the player did lately: as often, as long, as soon after a chord, and where his changes
/// would have come had he gone on. Where he used no pedal in what he played last, there is none.
final class Pedalling {

    private static final int REMEMBERED = 8; // changes
    private static final int LEAST = 2;
    private static final int MOST_STRIKES = 48; // since the last change, of one who still pedals
    private static final long LATELY_NANOS = 30_000_000_000L;
    private static final long LONGEST_PERIOD_NANOS = 8_000_000_000L;
    private static final long LONGEST_LAG_NANOS = 250_000_000;
    private static final long SHORTEST_NANOS = 60_000_000;
    private static final long NEAR_NANOS = 40_000_000; // a change is due so much before its note
    private static final int MOST_SPANS = 32;
    private static final int MOST_WAITING = 64;
    private static final int MASK = MOST_SPANS - 1;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final Orders orders;

    // What the player did: change n in slot n % REMEMBERED.
    private final long[] periodNanos = new long[REMEMBERED]; // since the change before
    private final long[] lagNanos = new long[REMEMBERED]; // after the latest strike
    private final long[] downNanos = new long[REMEMBERED]; // how long it was down
    private final long[] sorted = new long[REMEMBERED];
    private int changes;
    private long pressedNanos = LONG_AGO;
    private long struckNanos = LONG_AGO;
    private int strikes; // since then
    private boolean down;

    private final boolean[] waitingDown = new boolean[MOST_WAITING]; // where it told it was since the latest strike
    private final long[] waitingNanos = new long[MOST_WAITING];
    private int waiting;
    private boolean toldDown;

    // What was ordered: span n in slot n & MASK.
    private final long[] startNanos = new long[MOST_SPANS];
    private final long[] endNanos = new long[MOST_SPANS];
    private final long[] untilNanos = new long[MOST_SPANS]; // the notes up to here are cared for
    private int spans;
    private boolean wanted;

    Pedalling(Orders orders) {
        this.orders = orders;
    }

    /// Whether Continuo is to pedal from now on.
    void wanted(boolean newWanted) {
        wanted = newWanted;
    }

    /// The player strikes a key.
    void struck(long nanos) {
        for (int n = 0; n < waiting; n++) {
            change(waitingDown[n], waitingNanos[n]);
        }
        waiting = 0;
        struckNanos = nanos;
        strikes++;
    }

    /// The player's pedal tells where it is. Counts from his next strike on, so that what is played does not depend on
    /// when its notes were thought of.
    void pedalled(boolean isDown, long nanos) {
        if (isDown != toldDown && waiting < MOST_WAITING) {
            toldDown = isDown;
            waitingDown[waiting] = isDown;
            waitingNanos[waiting++] = nanos;
        }
    }

    private void change(boolean isDown, long nanos) {
        if (isDown == down) {
            return;
        }
        down = isDown;
        int slot = changes % REMEMBERED;
        if (isDown) {
            long period = nanos - pressedNanos;
            if (period <= LONGEST_PERIOD_NANOS) {
                periodNanos[slot] = period;
                lagNanos[slot] = Math.clamp(nanos - struckNanos, 0, LONGEST_LAG_NANOS);
                downNanos[slot] = period;
                changes++;
            } else {
                changes = 0; // he begins anew
            }
            pressedNanos = nanos;
            strikes = 0;
        } else if (changes > 0) {
            downNanos[(changes - 1) % REMEMBERED] = nanos - pressedNanos;
        }
    }

    private boolean isUsed(long nanos) {
        return changes >= LEAST && strikes <= MOST_STRIKES && nanos - pressedNanos <= LATELY_NANOS;
    }

    private long median(long[] of) {
        int count = Math.min(changes, REMEMBERED);
        System.arraycopy(of, 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
        return sorted[count / 2];
    }

    /// An own note is ordered that begins at `nanos`: with the first one of a period the pedal goes down.
    void note(long nanos) {
        if (!wanted || (spans > 0 && nanos < untilNanos[newest()]) || !isUsed(nanos)) {
            return;
        }
        long period = Math.max(SHORTEST_NANOS, median(periodNanos));
        long lag = median(lagNanos);
        long changedNanos = pressedNanos - lag; // with the note that he changed for
        long until = changedNanos + (Math.floorDiv(nanos + NEAR_NANOS - changedNanos, period) + 1) * period;
        long start = nanos + lag;
        long end = Math.min(until, start + median(downNanos));
        boolean upbeat = until - nanos < period / 2; // he would wait for what it leads to
        if (!upbeat && end - start >= SHORTEST_NANOS) {
            spans++;
            startNanos[newest()] = start;
            endNanos[newest()] = end;
            untilNanos[newest()] = until - NEAR_NANOS;
            orders.pedal(start, end);
        }
    }

    private int newest() {
        return spans - 1 & MASK;
    }

    /// What begins after `nanos` is planned no more.
    void withdrawAfter(long nanos) {
        for (int n = 0; n < MOST_SPANS && spans > 0 && startNanos[newest()] > nanos; n++) {
            spans--;
        }
    }

    /// Nothing is planned any more, and it is up.
    void cancel() {
        spans = 0;
    }
}
