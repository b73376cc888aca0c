package continuo.session;

import continuo.live.Step;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// What the player gave to the output in a session, in order, and what came of it; and which orders to the player found
/// no room. As far as the log is without a gap.
final class Deliveries implements LogVisitor {

    private static final int SENT = 0;

    private byte[] kinds = new byte[1_024];
    private long[] nanos = new long[1_024];
    private int[] messages = new int[1_024];
    private int count;
    private final Set<Long> refused = new HashSet<>();
    private boolean torn;
    private boolean ended;

    @Override
    public void gap() {
        torn = true;
    }

    @Override
    public void sent(long whenNanos, int message) {
        add(SENT, whenNanos, message);
    }

    @Override
    public void passed(long whenNanos, int message) {
        add(SENT, whenNanos, message);
    }

    @Override
    public void step(Step step, long stepNanos, int data) {
        switch (step) {
            case UNSENT, TAKEN_BACK, NOT_TAKEN_BACK -> add(kind(step), stepNanos, data);
            case REFUSED -> {
                if (!torn) {
                    refused.add(stepNanos);
                }
            }
            case ENDED -> ended = true;
            default -> {} // nothing that reaches the output
        }
    }

    private static int kind(Step step) {
        return 1 + step.ordinal();
    }

    private void add(int kind, long whenNanos, int message) {
        if (torn) {
            return;
        }
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            nanos = Arrays.copyOf(nanos, 2 * count);
            messages = Arrays.copyOf(messages, 2 * count);
        }
        kinds[count] = (byte) kind;
        nanos[count] = whenNanos;
        messages[count++] = message;
    }

    Set<Long> refused() {
        return refused;
    }

    int count() {
        return count;
    }

    boolean isSent(int n) {
        return kinds[n] == SENT;
    }

    boolean is(int n, Step step) {
        return kinds[n] == kind(step);
    }

    long nanos(int n) {
        return nanos[n];
    }

    int message(int n) {
        return messages[n];
    }

    /// Whether something is missing in the midst.
    boolean isTorn() {
        return torn;
    }

    /// Whether it goes on to the end of the session.
    boolean isWhole() {
        return ended && !torn;
    }
}
