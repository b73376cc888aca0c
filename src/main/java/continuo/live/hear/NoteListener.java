package continuo.live.hear;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import continuo.live.LiveObserver;
import continuo.live.hear.LiveEvent.Kind;
import continuo.midi.MidiSink;
import continuo.midi.ShortMessages;
import java.util.concurrent.atomic.AtomicLong;

/// Puts what says which notes sound on the ring, with the time at which it arrived, and passes over everything else.
/// Runs on the threads of the input, which it never keeps waiting: a message that finds the ring full is dropped and
/// counted. Whoever reads the ring sees from that count that releases may be missing.
public final class NoteListener implements MidiSink {

    private static final int PEDAL_IS_DOWN = 64;

    private final RingBuffer<LiveEvent> heard;
    private final AtomicLong dropped;
    private final LiveObserver observer;

    /// @param dropped counts what found the ring full
    public NoteListener(RingBuffer<LiveEvent> heard, AtomicLong dropped, LiveObserver observer) {
        this.heard = heard;
        this.dropped = dropped;
        this.observer = observer;
    }

    @Override
    public void message(long whenNanos, int message) {
        if (ShortMessages.isPress(message)) {
            publish(Kind.PRESS, whenNanos, message);
        } else if (ShortMessages.isRelease(message)) {
            publish(Kind.RELEASE, whenNanos, message);
        } else if (ShortMessages.command(message) == ShortMessages.CONTROL_CHANGE) {
            control(whenNanos, message);
        }
    }

    private void control(long whenNanos, int message) {
        switch (ShortMessages.data1(message)) {
            case ShortMessages.SUSTAIN_PEDAL ->
                publish(
                        ShortMessages.data2(message) >= PEDAL_IS_DOWN ? Kind.PEDAL_DOWN : Kind.PEDAL_UP,
                        whenNanos,
                        message);
            case ShortMessages.ALL_SOUND_OFF, ShortMessages.ALL_NOTES_OFF ->
                publish(Kind.ALL_RELEASED, whenNanos, message);
            default -> {} // says nothing about which notes sound
        }
    }

    @Override
    public void lost(long whenNanos, String port) {
        publish(Kind.LOST, whenNanos, 0);
        observer.said("The input \"" + port + "\" is gone; everything held was let go. Plug it in again to go on.");
    }

    @Override
    public void found(long whenNanos, String port) {
        observer.said("Listening to \"" + port + "\".");
    }

    private void publish(Kind kind, long whenNanos, int message) {
        long sequence;
        try {
            sequence = heard.tryNext();
        } catch (InsufficientCapacityException full) { // one instance, without a stack trace
            dropped.incrementAndGet();
            return;
        }
        heard.get(sequence)
                .set(
                        kind,
                        ShortMessages.channel(message),
                        ShortMessages.data1(message),
                        ShortMessages.data2(message),
                        whenNanos);
        heard.publish(sequence);
    }
}
