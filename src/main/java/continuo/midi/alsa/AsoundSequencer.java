package continuo.midi.alsa;

import static continuo.midi.alsa.Asound.bind;
import static continuo.midi.alsa.Asound.requireSuccess;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import continuo.midi.PortException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Binds what libasound has for clients, queues and events: `alsa/seq.h`, `alsa/seqmid.h`. One method per C function.
final class AsoundSequencer {

    private AsoundSequencer() {}

    // const char *snd_strerror(int errnum)
    private static final MethodHandle STRERROR = bind("snd_strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));

    static String describe(int error) {
        try {
            MemorySegment text = (MemorySegment) STRERROR.invokeExact(error);
            return Asound.text(text);
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // int snd_seq_open(snd_seq_t **handle, const char *name, int streams, int mode)
    private static final MethodHandle OPEN =
            bind("snd_seq_open", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));

    static MemorySegment open(String name, int streams, int mode) throws PortException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(ADDRESS);
            int result = (int) OPEN.invokeExact(handle, arena.allocateFrom(name), streams, mode);
            requireSuccess("snd_seq_open", result);
            return handle.get(ADDRESS, 0);
        } catch (PortException e) {
            throw e;
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // int snd_seq_close(snd_seq_t *handle)
    private static final MethodHandle CLOSE = bind("snd_seq_close", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static int close(MemorySegment sequencer) {
        return Asound.call(CLOSE, sequencer);
    }

    // int snd_seq_set_client_name(snd_seq_t *seq, const char *name)
    private static final MethodHandle SET_CLIENT_NAME =
            bind("snd_seq_set_client_name", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    static void setClientName(MemorySegment sequencer, String name) throws PortException {
        try (Arena arena = Arena.ofConfined()) {
            int result = Asound.call(SET_CLIENT_NAME, sequencer, arena.allocateFrom(name));
            requireSuccess("snd_seq_set_client_name", result);
        }
    }

    // int snd_seq_client_id(snd_seq_t *seq)
    private static final MethodHandle CLIENT_ID = bind("snd_seq_client_id", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static int clientId(MemorySegment sequencer) throws PortException {
        return requireSuccess("snd_seq_client_id", Asound.call(CLIENT_ID, sequencer));
    }

    // int snd_seq_set_client_pool_output(snd_seq_t *seq, size_t size)
    private static final MethodHandle SET_CLIENT_POOL_OUTPUT =
            bind("snd_seq_set_client_pool_output", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));

    /// Makes room for so many events on their way out; a client that fills it waits.
    static void setClientPoolOutput(MemorySegment sequencer, long events) throws PortException {
        try {
            int result = (int) SET_CLIENT_POOL_OUTPUT.invokeExact(sequencer, events);
            requireSuccess("snd_seq_set_client_pool_output", result);
        } catch (PortException e) {
            throw e;
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // int snd_seq_set_client_pool_input(snd_seq_t *seq, size_t size)
    private static final MethodHandle SET_CLIENT_POOL_INPUT =
            bind("snd_seq_set_client_pool_input", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));

    /// Makes room for so many events on their way in; more are lost.
    static void setClientPoolInput(MemorySegment sequencer, long events) throws PortException {
        try {
            int result = (int) SET_CLIENT_POOL_INPUT.invokeExact(sequencer, events);
            requireSuccess("snd_seq_set_client_pool_input", result);
        } catch (PortException e) {
            throw e;
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // int snd_seq_alloc_named_queue(snd_seq_t *seq, const char *name)
    private static final MethodHandle ALLOC_NAMED_QUEUE =
            bind("snd_seq_alloc_named_queue", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    static int allocateQueue(MemorySegment sequencer, String name) throws PortException {
        try (Arena arena = Arena.ofConfined()) {
            int result = Asound.call(ALLOC_NAMED_QUEUE, sequencer, arena.allocateFrom(name));
            return requireSuccess("snd_seq_alloc_named_queue", result);
        }
    }

    // int snd_seq_queue_timer_malloc(snd_seq_queue_timer_t **ptr)
    private static final MethodHandle QUEUE_TIMER_MALLOC =
            bind("snd_seq_queue_timer_malloc", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static MemorySegment newQueueTimer() {
        return Asound.allocate(QUEUE_TIMER_MALLOC);
    }

    // void snd_seq_queue_timer_free(snd_seq_queue_timer_t *ptr)
    private static final MethodHandle QUEUE_TIMER_FREE =
            bind("snd_seq_queue_timer_free", FunctionDescriptor.ofVoid(ADDRESS));

    static void freeQueueTimer(MemorySegment timer) {
        Asound.run(QUEUE_TIMER_FREE, timer);
    }

    // int snd_seq_get_queue_timer(snd_seq_t *handle, int q, snd_seq_queue_timer_t *timer)
    private static final MethodHandle GET_QUEUE_TIMER =
            bind("snd_seq_get_queue_timer", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

    static void readQueueTimer(MemorySegment sequencer, int queue, MemorySegment timer) throws PortException {
        requireSuccess("snd_seq_get_queue_timer", Asound.call(GET_QUEUE_TIMER, sequencer, queue, timer));
    }

    // int snd_seq_set_queue_timer(snd_seq_t *handle, int q, snd_seq_queue_timer_t *timer)
    private static final MethodHandle SET_QUEUE_TIMER =
            bind("snd_seq_set_queue_timer", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

    static void writeQueueTimer(MemorySegment sequencer, int queue, MemorySegment timer) throws PortException {
        requireSuccess("snd_seq_set_queue_timer", Asound.call(SET_QUEUE_TIMER, sequencer, queue, timer));
    }

    // void snd_seq_queue_timer_set_resolution(snd_seq_queue_timer_t *info, unsigned int resolution)
    private static final MethodHandle QUEUE_TIMER_SET_RESOLUTION =
            bind("snd_seq_queue_timer_set_resolution", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));

    static void setResolution(MemorySegment timer, int hertz) {
        Asound.run(QUEUE_TIMER_SET_RESOLUTION, timer, hertz);
    }

    // int snd_seq_control_queue(snd_seq_t *seq, int q, int type, int value, snd_seq_event_t *ev)
    private static final MethodHandle CONTROL_QUEUE = bind(
            "snd_seq_control_queue", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

    static void controlQueue(MemorySegment sequencer, int queue, int type, int value) throws PortException {
        try {
            int result = (int) CONTROL_QUEUE.invokeExact(sequencer, queue, type, value, MemorySegment.NULL);
            requireSuccess("snd_seq_control_queue", result);
        } catch (PortException e) {
            throw e;
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // int snd_seq_drain_output(snd_seq_t *handle)
    private static final MethodHandle DRAIN_OUTPUT =
            bind("snd_seq_drain_output", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static void drainOutput(MemorySegment sequencer) throws PortException {
        requireSuccess("snd_seq_drain_output", Asound.call(DRAIN_OUTPUT, sequencer));
    }

    // int snd_seq_queue_status_malloc(snd_seq_queue_status_t **ptr)
    private static final MethodHandle QUEUE_STATUS_MALLOC =
            bind("snd_seq_queue_status_malloc", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static MemorySegment newQueueStatus() {
        return Asound.allocate(QUEUE_STATUS_MALLOC);
    }

    // void snd_seq_queue_status_free(snd_seq_queue_status_t *ptr)
    private static final MethodHandle QUEUE_STATUS_FREE =
            bind("snd_seq_queue_status_free", FunctionDescriptor.ofVoid(ADDRESS));

    static void freeQueueStatus(MemorySegment status) {
        Asound.run(QUEUE_STATUS_FREE, status);
    }

    // int snd_seq_get_queue_status(snd_seq_t *handle, int q, snd_seq_queue_status_t *status)
    private static final MethodHandle GET_QUEUE_STATUS =
            bind("snd_seq_get_queue_status", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

    /// @return negative for an error
    static int readQueueStatus(MemorySegment sequencer, int queue, MemorySegment status) {
        try {
            return (int) GET_QUEUE_STATUS.invokeExact(sequencer, queue, status);
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // const snd_seq_real_time_t *snd_seq_queue_status_get_real_time(const snd_seq_queue_status_t *info)
    private static final MethodHandle QUEUE_STATUS_GET_REAL_TIME =
            bind("snd_seq_queue_status_get_real_time", FunctionDescriptor.of(ADDRESS, ADDRESS));

    /// Where in the status its time stands: seconds and nanoseconds, an int each.
    static MemorySegment realTime(MemorySegment status) {
        try {
            MemorySegment time = (MemorySegment) QUEUE_STATUS_GET_REAL_TIME.invokeExact(status);
            return Asound.view(time, 2 * JAVA_INT.byteSize());
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // int snd_seq_event_output_direct(snd_seq_t *handle, snd_seq_event_t *ev)
    private static final MethodHandle EVENT_OUTPUT_DIRECT =
            bind("snd_seq_event_output_direct", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    /// @return negative for an error
    static int outputDirect(MemorySegment sequencer, MemorySegment event) {
        try {
            return (int) EVENT_OUTPUT_DIRECT.invokeExact(sequencer, event);
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // int snd_seq_event_input(snd_seq_t *handle, snd_seq_event_t **ev)
    private static final MethodHandle EVENT_INPUT =
            bind("snd_seq_event_input", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    /// Waits for an event and leaves its address in `pointer`.
    ///
    /// @return negative for an error
    static int input(MemorySegment sequencer, MemorySegment pointer) {
        try {
            return (int) EVENT_INPUT.invokeExact(sequencer, pointer);
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // int snd_seq_remove_events_malloc(snd_seq_remove_events_t **ptr)
    private static final MethodHandle REMOVE_EVENTS_MALLOC =
            bind("snd_seq_remove_events_malloc", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static MemorySegment newRemoveEvents() {
        return Asound.allocate(REMOVE_EVENTS_MALLOC);
    }

    // void snd_seq_remove_events_free(snd_seq_remove_events_t *ptr)
    private static final MethodHandle REMOVE_EVENTS_FREE =
            bind("snd_seq_remove_events_free", FunctionDescriptor.ofVoid(ADDRESS));

    static void freeRemoveEvents(MemorySegment condition) {
        Asound.run(REMOVE_EVENTS_FREE, condition);
    }

    // void snd_seq_remove_events_set_condition(snd_seq_remove_events_t *info, unsigned int flags)
    private static final MethodHandle REMOVE_EVENTS_SET_CONDITION =
            bind("snd_seq_remove_events_set_condition", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));

    static void setCondition(MemorySegment condition, int flags) {
        Asound.run(REMOVE_EVENTS_SET_CONDITION, condition, flags);
    }

    // void snd_seq_remove_events_set_event_type(snd_seq_remove_events_t *info, int type)
    private static final MethodHandle REMOVE_EVENTS_SET_EVENT_TYPE =
            bind("snd_seq_remove_events_set_event_type", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));

    static void setEventType(MemorySegment condition, int type) {
        Asound.run(REMOVE_EVENTS_SET_EVENT_TYPE, condition, type);
    }

    // int snd_seq_remove_events(snd_seq_t *handle, snd_seq_remove_events_t *info)
    private static final MethodHandle REMOVE_EVENTS =
            bind("snd_seq_remove_events", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    /// @return negative for an error
    static int removeEvents(MemorySegment sequencer, MemorySegment condition) {
        try {
            return (int) REMOVE_EVENTS.invokeExact(sequencer, condition);
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }
}
