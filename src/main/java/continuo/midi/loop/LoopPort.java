package continuo.midi.loop;

import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.MidiSink;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A cable: what is sent into its output end comes out of its input end at once, on the sender's thread. Allocates
/// nothing. Messages sent while nobody listens, or while it is unplugged, are lost as on any cable.
///
/// A demo or a test plays on one cable whose input end the pipeline listens to, and listens to another one whose output
/// end the pipeline plays on.
public final class LoopPort implements MidiOutput, MidiInput {

    private final String name;
    private final LongSupplier nanoClock;
    private volatile @Nullable MidiSink sink;
    private volatile boolean plugged = true;

    public LoopPort(String name) {
        this(name, System::nanoTime);
    }

    /// @param nanoClock when messages arrive; tests pass their own
    public LoopPort(String name, LongSupplier nanoClock) {
        this.name = name;
        this.nanoClock = nanoClock;
    }

    @Override
    public void start(MidiSink listener) {
        sink = listener;
        if (plugged) {
            listener.found(nanoClock.getAsLong(), name);
        }
    }

    @Override
    public void send(long atNanos, int message) {
        feed(nanoClock.getAsLong(), message);
    }

    /// Lets `message` arrive as if at `whenNanos`.
    public void feed(long whenNanos, int message) {
        MidiSink listener = sink;
        if (listener != null && plugged) {
            listener.message(whenNanos, message);
        }
    }

    /// Pulls the cable out, as when a keyboard's USB plug is pulled.
    public void unplug() {
        if (plugged) {
            plugged = false;
            MidiSink listener = sink;
            if (listener != null) {
                listener.lost(nanoClock.getAsLong(), name);
            }
        }
    }

    /// Puts the cable in again.
    public void plug() {
        if (!plugged) {
            plugged = true;
            MidiSink listener = sink;
            if (listener != null) {
                listener.found(nanoClock.getAsLong(), name);
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        sink = null;
    }
}
