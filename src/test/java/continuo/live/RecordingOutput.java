package continuo.live;

import continuo.midi.MidiOutput;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.List;

/// Keeps what is sent. One that schedules keeps note-ons back until they are due, and can take them back.
public final class RecordingOutput implements MidiOutput {

    /// @param atNanos when it is to sound
    public record Sent(long atNanos, int message) {}

    private final boolean schedules;
    private final List<Sent> sent = new ArrayList<>();

    public RecordingOutput(boolean schedules) {
        this.schedules = schedules;
    }

    @Override
    public synchronized void send(long atNanos, int message) {
        sent.add(new Sent(atNanos, message));
        notifyAll();
    }

    @Override
    public void cancelPending() {}

    @Override
    public boolean schedules() {
        return schedules;
    }

    @Override
    public long leadNanos() {
        return schedules ? 40_000_000 : 0;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public void close() {}

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /// Waits until `count` note-ons have been sent; fails after ten seconds.
    public synchronized void awaitNoteOns(int count) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (noteOns() < count) {
            long restMillis = (end - System.nanoTime()) / 1_000_000;
            if (restMillis <= 0) {
                throw new AssertionError("only " + noteOns() + " of " + count + " note-ons came");
            }
            wait(restMillis);
        }
    }

    public synchronized long noteOns() {
        return sent.stream().filter(one -> ShortMessages.isPress(one.message())).count();
    }

    /// How many notes sound after everything that was sent.
    public synchronized long sounding() {
        boolean[] on = new boolean[16 * 128];
        long count = 0;
        for (Sent one : sent) {
            int key = ShortMessages.channel(one.message()) * 128 + ShortMessages.data1(one.message());
            if (ShortMessages.isPress(one.message())) {
                count += on[key] ? 0 : 1;
                on[key] = true;
            } else if (ShortMessages.isRelease(one.message())) {
                count -= on[key] ? 1 : 0;
                on[key] = false;
            }
        }
        return count;
    }
}
