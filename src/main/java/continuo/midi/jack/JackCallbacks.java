package continuo.midi.jack;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// What libjack calls. Made once a client, not once a server, and freed by the garbage collector: libjack may be about
/// to return from one when its session ends.
///
/// @param cycle `int (*JackProcessCallback)(jack_nframes_t nframes, void *arg)`
/// @param connection `void (*JackPortConnectCallback)(jack_port_id_t a, jack_port_id_t b, int connect, void *arg)`
/// @param port `void (*JackPortRegistrationCallback)(jack_port_id_t port, int register, void *arg)`
/// @param missedCycle `int (*JackXRunCallback)(void *arg)`
/// @param shutdown `void (*JackShutdownCallback)(void *arg)`
record JackCallbacks(
        MemorySegment cycle,
        MemorySegment connection,
        MemorySegment port,
        MemorySegment missedCycle,
        MemorySegment shutdown) {

    /// Who is called. Nothing may be thrown back into C.
    interface Listener {

        int cycle(int frames, long unused);

        void connection(int source, int destination, int made, long unused);

        void port(int id, int registered, long unused);

        int missedCycle(long unused);

        void shutdown(long unused);
    }

    static JackCallbacks of(Listener listener) {
        Arena arena = Arena.ofAuto();
        return new JackCallbacks(
                callback(listener, "cycle", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG), arena),
                callback(
                        listener,
                        "connection",
                        FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG),
                        arena),
                callback(listener, "port", FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_LONG), arena),
                callback(listener, "missedCycle", FunctionDescriptor.of(JAVA_INT, JAVA_LONG), arena),
                callback(listener, "shutdown", FunctionDescriptor.ofVoid(JAVA_LONG), arena));
    }

    private static MemorySegment callback(Listener listener, String name, FunctionDescriptor prototype, Arena arena) {
        MethodType type = prototype.toMethodType();
        try {
            MethodHandle method = MethodHandles.lookup().findVirtual(Listener.class, name, type);
            return Libjack.callback(method.bindTo(listener), prototype, arena);
        } catch (ReflectiveOperationException e) {
            throw Libjack.mismatch(e);
        }
    }
}
