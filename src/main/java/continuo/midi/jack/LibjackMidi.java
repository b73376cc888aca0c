package continuo.midi.jack;

import static continuo.midi.jack.Libjack.bindShort;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Binds what libjack has for the midst of a cycle. One method per C function; none allocates or waits.
final class LibjackMidi {

    private LibjackMidi() {}

    // void *jack_port_get_buffer(jack_port_t *port, jack_nframes_t frames)
    private static final MethodHandle PORT_GET_BUFFER =
            bindShort("jack_port_get_buffer", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT));

    static long buffer(long port, int frames) {
        try {
            return (long) PORT_GET_BUFFER.invokeExact(port, frames);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // jack_nframes_t jack_midi_get_event_count(void *port_buffer)
    private static final MethodHandle MIDI_GET_EVENT_COUNT =
            bindShort("jack_midi_get_event_count", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    static int eventCount(long buffer) {
        try {
            return (int) MIDI_GET_EVENT_COUNT.invokeExact(buffer);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // int jack_midi_event_get(jack_midi_event_t *event, void *port_buffer, uint32_t event_index)
    private static final MethodHandle MIDI_EVENT_GET =
            bindShort("jack_midi_event_get", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

    /// @return 0 if there is an event of that number
    static int readEvent(MemorySegment event, long buffer, int number) {
        try {
            return (int) MIDI_EVENT_GET.invokeExact(event, buffer, number);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // void jack_midi_clear_buffer(void *port_buffer)
    private static final MethodHandle MIDI_CLEAR_BUFFER =
            bindShort("jack_midi_clear_buffer", FunctionDescriptor.ofVoid(JAVA_LONG));

    static void clear(long buffer) {
        try {
            MIDI_CLEAR_BUFFER.invokeExact(buffer);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // int jack_midi_event_write(void *port_buffer, jack_nframes_t time, const jack_midi_data_t *data, size_t data_size)
    private static final MethodHandle MIDI_EVENT_WRITE = bindShort(
            "jack_midi_event_write", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

    /// @return 0 if there was room for it
    static int writeEvent(long buffer, int frame, MemorySegment bytes, long size) {
        try {
            return (int) MIDI_EVENT_WRITE.invokeExact(buffer, frame, bytes, size);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // int jack_get_cycle_times(const jack_client_t *client, jack_nframes_t *current_frames, jack_time_t *current_usecs,
    //     jack_time_t *next_usecs, float *period_usecs)
    private static final MethodHandle GET_CYCLE_TIMES = bindShort(
            "jack_get_cycle_times", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

    /// @return 0 if the server knows
    static int cycleTimes(
            long client, MemorySegment frames, MemorySegment begin, MemorySegment end, MemorySegment period) {
        try {
            return (int) GET_CYCLE_TIMES.invokeExact(client, frames, begin, end, period);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // jack_time_t jack_get_time(void)
    private static final MethodHandle GET_TIME = bindShort("jack_get_time", FunctionDescriptor.of(JAVA_LONG));

    /// JACK's clock, in microseconds.
    static long time() {
        try {
            return (long) GET_TIME.invokeExact();
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }
}
