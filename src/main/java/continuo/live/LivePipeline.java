package continuo.live;

import continuo.midi.MidiOutput;
import continuo.midi.MidiSink;
import continuo.model.Network;

/// The whole path of a note. Makes the rings and the threads, and ends them. It uses the output from the start on until
/// it is closed, but does not close it.
public final class LivePipeline implements AutoCloseable {

    public LivePipeline(Network network, MidiOutput output, LiveSettings settings, LiveObserver observer) {}

    /// Puts the instrument at rest and begins to listen. Called once.
    public void start() {}

    /// Where the input delivers; may be called on any thread, and never waits.
    public MidiSink sink() {
        return new continuo.live.hear.NoteListener(
                com.lmax.disruptor.RingBuffer.createMultiProducer(continuo.live.hear.LiveEvent::new, 1024),
                new java.util.concurrent.atomic.AtomicLong(),
                LiveObserver.NONE);
    }

    /// Other settings, in force from the next note on.
    public void settings(LiveSettings settings) {}

    /// Silence at once.
    public void panic() {}

    public LiveReport report() {
        return new LiveMeters().report();
    }

    /// Ends what sounds, puts the instrument at rest, and ends the threads. Takes half a second at most, even where the
    /// output is stuck. Closing twice does nothing; any thread may do it.
    @Override
    public void close() {}
}
