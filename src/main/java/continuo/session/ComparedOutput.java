package continuo.session;

import continuo.live.Step;
import continuo.midi.MidiOutput;
import continuo.midi.ShortMessages;

/// An output that compares what it is given with what another one was given, and fails where that one did.
final class ComparedOutput implements MidiOutput {

    private final Deliveries expected;
    private final long leadNanos;
    private int next;
    private long bytes;
    private boolean differs;
    private boolean beyond;

    ComparedOutput(Deliveries expected, long leadNanos) {
        this.expected = expected;
        this.leadNanos = leadNanos;
    }

    @Override
    public void send(long atNanos, int message) {
        if (next == expected.count()) {
            beyond = true;
            return;
        }
        int n = next++;
        boolean sent = expected.isSent(n);
        differs |= !(sent || expected.is(n, Step.UNSENT))
                || expected.nanos(n) != atNanos
                || expected.message(n) != message;
        if (!sent && expected.is(n, Step.UNSENT)) {
            throw new IllegalStateException("as it failed then");
        }
        bytes += 1 + ShortMessages.dataBytes(ShortMessages.status(message));
    }

    @Override
    public void cancelPending() {
        if (next == expected.count()) {
            beyond = true;
            return;
        }
        int n = next++;
        if (expected.is(n, Step.NOT_TAKEN_BACK)) {
            throw new IllegalStateException("as it failed then");
        }
        differs |= !expected.is(n, Step.TAKEN_BACK);
    }

    /// How many were sent.
    long bytes() {
        return bytes;
    }

    /// @param whole whether nothing is missing of what is expected; else there may be more at the end
    boolean isEqual(boolean whole) {
        return !differs && next == expected.count() && !(beyond && whole);
    }

    @Override
    public boolean schedules() {
        return leadNanos > 0;
    }

    @Override
    public long leadNanos() {
        return leadNanos;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public void close() {}
}
