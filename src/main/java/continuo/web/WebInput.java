package continuo.web;

import continuo.midi.MidiInput;
import continuo.midi.MidiSink;
import org.jspecify.annotations.Nullable;

/// What all pages play, heard as any keyboard is. Where nobody listens, it is lost.
final class WebInput implements MidiInput, MidiSink {

    /// Which source the pages are: the last one, which no other input takes before it has fifteen.
    static final int SOURCE = MidiSink.MOST_SOURCES - 1;

    private volatile @Nullable MidiSink sink;

    @Override
    public void start(MidiSink listener) {
        sink = listener;
    }

    @Override
    public void message(long whenNanos, int source, int message) {
        MidiSink listener = sink;
        if (listener != null) {
            listener.message(whenNanos, source, message);
        }
    }

    @Override
    public void lost(long whenNanos, String port) {}

    @Override
    public void found(long whenNanos, String port) {}

    @Override
    public String name() {
        return WebBackend.PORT;
    }

    @Override
    public void close() {
        sink = null;
    }
}
