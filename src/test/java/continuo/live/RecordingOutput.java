package continuo.live;

import continuo.midi.MidiOutput;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Keeps what is sent. One that schedules keeps note-ons back until they are due, so that they can be
/// cancelled. Fails when told to.
public final class RecordingOutput implements MidiOutput {

    /// @param atNanos when it sounds
    public record Sent(long atNanos, int message) {

        @Override
        public String toString() {
            String what = ShortMessages.isPress(message)
                    ? "on " + ShortMessages.data1(message)
                    : ShortMessages.isRelease(message) ? "off " + ShortMessages.data1(message) : "cc";
            return what + " at " + atNanos / 1_000_000.0;
        }
    }

    private final long leadNanos;
    private final LongSupplier clock;
    private final List<Sent> sent = new ArrayList<>(); // in the order in which it sounds
    private int failures;

    /// @param leadNanos 0 for an output that does not schedule
    public RecordingOutput(long leadNanos, LongSupplier clock) {
        this.leadNanos = leadNanos;
        this.clock = clock;
    }

    /// The next `count` messages are lost, with an exception.
    public synchronized void failNext(int count) {
        failures = count;
    }

    @Override
    public synchronized void send(long atNanos, int message) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("meant to fail");
        }
        Sent one = new Sent(schedules() ? Math.max(atNanos, clock.getAsLong()) : clock.getAsLong(), message);
        int place = sent.size();
        while (place > 0 && sent.get(place - 1).atNanos() > one.atNanos()) {
            place--;
        }
        sent.add(place, one);
        notifyAll();
    }

    @Override
    public synchronized void cancelPending() {
        long now = clock.getAsLong();
        sent.removeIf(one -> one.atNanos() > now && ShortMessages.isPress(one.message()));
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
        return "recording";
    }

    @Override
    public void close() {}

    /// Everything that was not cancelled, in the order in which it sounds.
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /// The n-th of [#sent].
    public synchronized Sent sent(int n) {
        return sent.get(n);
    }

    public synchronized int count() {
        return sent.size();
    }

    public List<Sent> noteOns() {
        return sent().stream()
                .filter(one -> ShortMessages.isPress(one.message()))
                .toList();
    }

    /// Waits until `count` note-ons have been sent; fails after ten seconds.
    public synchronized void awaitNoteOns(int count) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (noteOns().size() < count) {
            long restMillis = (end - System.nanoTime()) / 1_000_000;
            if (restMillis <= 0) {
                throw new AssertionError("only " + noteOns().size() + " of " + count + " note-ons came");
            }
            wait(restMillis);
        }
    }

    /// How many notes sound after everything that was sent up to `nanos`.
    public long sounding(long nanos) {
        boolean[] on = new boolean[16 * 128];
        long count = 0;
        for (Sent one : sent()) {
            if (one.atNanos() <= nanos) {
                int key = ShortMessages.channel(one.message()) * 128 + ShortMessages.data1(one.message());
                boolean press = ShortMessages.isPress(one.message());
                if (press || ShortMessages.isRelease(one.message())) {
                    count += (press ? 1 : 0) - (on[key] ? 1 : 0);
                    on[key] = press;
                }
            }
        }
        return count;
    }
}
