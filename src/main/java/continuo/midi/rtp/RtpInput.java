package continuo.midi.rtp;

import continuo.midi.MidiInput;
import continuo.midi.MidiSink;
import java.util.concurrent.atomic.AtomicBoolean;

/// What all peers play, each command on the thread `continuo-rtp`, with the time of its stamp on our clock.
final class RtpInput implements MidiInput {

    private final Network network;
    private final String name;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    RtpInput(Network network, String name, Runnable release) {
        this.network = network;
        this.name = name;
        this.release = release;
    }

    @Override
    public void start(MidiSink sink) {
        network.listener(sink);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            network.listener(null);
            release.run();
        }
    }
}
