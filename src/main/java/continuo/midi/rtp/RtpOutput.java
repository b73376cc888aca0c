package continuo.midi.rtp;

import continuo.midi.MidiOutput;
import continuo.midi.OutputWatcher;
import java.util.concurrent.atomic.AtomicBoolean;

/// Plays to all peers, each note with its time, as far ahead as the settings say: the receiver places it by that time.
/// What has been sent cannot be recalled, so [#cancelPending] does nothing; the note-offs that follow a cancel take
/// effect after the notes that were sent ahead, and end them.
final class RtpOutput implements MidiOutput {

    private final Network network;
    private final String name;
    private final String remark;
    private final long aheadNanos;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    RtpOutput(Network network, String name, String remark, long aheadNanos, Runnable release) {
        this.network = network;
        this.name = name;
        this.remark = remark;
        this.aheadNanos = aheadNanos;
        this.release = release;
    }

    @Override
    public void send(long atNanos, int message) {
        network.send(atNanos, message);
    }

    @Override
    public boolean schedules() {
        return aheadNanos > 0;
    }

    @Override
    public long leadNanos() {
        return aheadNanos;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String remark() {
        return remark;
    }

    @Override
    public void watch(OutputWatcher watcher) {
        network.audience().watch(watcher);
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            network.audience().dismiss();
            release.run();
        }
    }
}
