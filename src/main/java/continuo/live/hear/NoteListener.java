package continuo.live.hear;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import continuo.live.LiveObserver;
import continuo.live.Ports;
import continuo.live.hear.LiveEvent.Kind;
import continuo.midi.MidiSink;
import continuo.midi.ShortMessages;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// Puts what says which notes sound on the ring, and the MIDI clock where it is wanted, with the time at which it
/// arrived, and passes over everything else: bends and pressure cost nothing, unless they go on to the output. Only of
/// a keyboard that says time and
/// again that it is there
/// (active sensing) everything is a sign of life, and is told now and then, for each source by itself. Runs on
/// the threads of the input, which it never keeps waiting: a message that finds the ring full is dropped and
/// counted. Whoever reads the ring sees from that count that releases may be missing.
public final class NoteListener implements MidiSink {

    /// What says nothing about notes is told as a sign of life no more often than this.
    public static final long ALIVE_NANOS = 20_000_000;

    /// Which source a clock is told of that comes from a port that is only for control.
    public static final int CONTROL_PORT = MOST_SOURCES;

    private static final long NOT_SENSING = Long.MIN_VALUE;

    private final RingBuffer<LiveEvent> heard;
    private final AtomicLong dropped;
    private final LiveObserver observer;
    private final Ports ports;
    private volatile boolean wantsClock;
    private volatile boolean wantsOthers;
    private final AtomicLongArray aliveNanos = new AtomicLongArray(MOST_SOURCES); // when something was told last

    /// @param dropped counts what found the ring full
    /// @param ports is told which inputs there are
    public NoteListener(RingBuffer<LiveEvent> heard, AtomicLong dropped, LiveObserver observer, Ports ports) {
        this.heard = heard;
        this.dropped = dropped;
        this.observer = observer;
        this.ports = ports;
        forgetSensing();
    }

    /// Whether the MIDI clock is put on the ring from now on. Any thread may say so.
    public void wantsClock(boolean wanted) {
        wantsClock = wanted;
    }

    /// Whether wheels, pressure, programs and all controllers are put on the ring from now on. Any thread may say so.
    public void wantsOthers(boolean wanted) {
        wantsOthers = wanted;
    }

    private void forgetSensing() {
        for (int source = 0; source < MOST_SOURCES; source++) {
            aliveNanos.setOpaque(source, NOT_SENSING);
        }
    }

    @Override
    public void message(long whenNanos, int source, int message) {
        Kind kind = kind(message);
        if (isClock(kind) && !wantsClock) {
            kind = Kind.ALIVE;
        }
        if (kind == Kind.OTHER && !wantsOthers) {
            kind = Kind.ALIVE;
        }
        if (kind == Kind.ALIVE || kind == Kind.SENSING) {
            alive(kind, whenNanos, source);
            return;
        }
        publish(kind, whenNanos, source, message);
        if (aliveNanos.getOpaque(source) != NOT_SENSING) {
            aliveNanos.setOpaque(source, whenNanos);
        }
    }

    private static Kind kind(int message) {
        if (ShortMessages.isPress(message)) {
            return Kind.PRESS;
        }
        if (ShortMessages.isRelease(message)) {
            return Kind.RELEASE;
        }
        return switch (ShortMessages.status(message)) {
            case ShortMessages.SYSTEM_RESET -> Kind.RESET;
            case ShortMessages.ACTIVE_SENSING -> Kind.SENSING;
            case ShortMessages.CLOCK -> Kind.TICK;
            case ShortMessages.START -> Kind.START;
            case ShortMessages.CONTINUE -> Kind.CONTINUE;
            case ShortMessages.STOP -> Kind.STOP;
            case ShortMessages.SONG_POSITION -> Kind.POSITION;
            default -> ofChannel(message);
        };
    }

    private static Kind ofChannel(int message) {
        return switch (ShortMessages.command(message)) {
            case ShortMessages.CONTROL_CHANGE -> tellsOfNotes(ShortMessages.data1(message)) ? Kind.CONTROL : Kind.OTHER;
            case ShortMessages.KEY_PRESSURE,
                    ShortMessages.PROGRAM_CHANGE,
                    ShortMessages.CHANNEL_PRESSURE,
                    ShortMessages.PITCH_WHEEL -> Kind.OTHER;
            default -> Kind.ALIVE;
        };
    }

    private static boolean isClock(Kind kind) {
        return switch (kind) {
            case TICK, START, CONTINUE, STOP, POSITION -> true;
            default -> false;
        };
    }

    private static boolean tellsOfNotes(int controller) {
        return switch (controller) {
            case ShortMessages.DATA_ENTRY,
                    ShortMessages.SUSTAIN_PEDAL,
                    ShortMessages.SOSTENUTO_PEDAL,
                    ShortMessages.HOLD_2_PEDAL,
                    ShortMessages.NON_REGISTERED_LOW,
                    ShortMessages.NON_REGISTERED_HIGH,
                    ShortMessages.REGISTERED_LOW,
                    ShortMessages.REGISTERED_HIGH,
                    ShortMessages.ALL_SOUND_OFF,
                    ShortMessages.RESET_CONTROLLERS,
                    ShortMessages.ALL_NOTES_OFF,
                    ShortMessages.OMNI_OFF,
                    ShortMessages.OMNI_ON,
                    ShortMessages.MONO_ON,
                    ShortMessages.POLY_ON -> true;
            default -> false;
        };
    }

    private void alive(Kind kind, long whenNanos, int source) {
        long last = aliveNanos.getOpaque(source);
        boolean tell = last == NOT_SENSING ? kind == Kind.SENSING : whenNanos - last >= ALIVE_NANOS;
        if (tell) {
            aliveNanos.setOpaque(source, whenNanos);
            publish(kind, whenNanos, source, 0);
        }
    }

    @Override
    public void lost(long whenNanos, String port) {
        ports.lost(port);
        forgetSensing();
        publish(Kind.LOST, whenNanos, 0, 0);
        observer.said("The input \"" + port + "\" is gone; everything held was let go. Plug it in again to go on.");
    }

    @Override
    public void found(long whenNanos, String port) {
        ports.found(port);
        mayClock(whenNanos, 0);
        observer.said("Listening to \"" + port + "\".");
    }

    private void mayClock(long whenNanos, int source) {
        if (wantsClock) {
            publish(Kind.FOUND, whenNanos, source, 0);
        }
    }

    /// Where a port delivers that is only for control: no music, but perhaps a clock.
    public MidiSink clockOnly() {
        return new MidiSink() {
            @Override
            public void message(long whenNanos, int source, int message) {
                Kind kind = kind(message);
                if (wantsClock && isClock(kind)) {
                    publish(kind, whenNanos, CONTROL_PORT, message);
                }
            }

            @Override
            public void found(long whenNanos, String port) {
                mayClock(whenNanos, CONTROL_PORT);
            }

            @Override
            public void lost(long whenNanos, String port) {}
        };
    }

    private void publish(Kind kind, long whenNanos, int source, int message) {
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
                        source,
                        ShortMessages.status(message),
                        ShortMessages.data1(message),
                        ShortMessages.data2(message),
                        whenNanos);
        heard.publish(sequence);
    }
}
