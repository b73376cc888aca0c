package continuo.midi.jack;

import static continuo.midi.jack.Libjack.bind;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Binds what libjack has for clients, ports and connections. One method per C function.
final class LibjackClient {

    static final String MIDI = "8 bit raw midi"; // JACK_DEFAULT_MIDI_TYPE

    private LibjackClient() {}

    // jack_client_t *jack_client_open(const char *client_name, jack_options_t options, jack_status_t *status, ...)
    private static final MethodHandle CLIENT_OPEN = bind(
            "jack_client_open",
            FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_INT, ADDRESS, ADDRESS),
            Linker.Option.firstVariadicArg(3));

    /// @param server the server's name, read only if the options say so
    /// @return the client, or 0: then `status` says why
    static long open(String name, int options, MemorySegment status, @Nullable String server) {
        try (Arena arena = Arena.ofConfined()) { // libjack copies the names before it returns
            MemorySegment serverName = server == null ? MemorySegment.NULL : arena.allocateFrom(server);
            return (long) CLIENT_OPEN.invokeExact(arena.allocateFrom(name), options, status, serverName);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // int jack_client_close(jack_client_t *client)
    private static final MethodHandle CLIENT_CLOSE =
            bind("jack_client_close", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    static int close(long client) {
        return call(CLIENT_CLOSE, client);
    }

    // int jack_activate(jack_client_t *client)
    private static final MethodHandle ACTIVATE = bind("jack_activate", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    static int activate(long client) {
        return call(ACTIVATE, client);
    }

    // jack_nframes_t jack_get_sample_rate(jack_client_t *client)
    private static final MethodHandle GET_SAMPLE_RATE =
            bind("jack_get_sample_rate", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    static int sampleRate(long client) {
        return call(GET_SAMPLE_RATE, client);
    }

    // jack_nframes_t jack_get_buffer_size(jack_client_t *client)
    private static final MethodHandle GET_BUFFER_SIZE =
            bind("jack_get_buffer_size", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    static int bufferSize(long client) {
        return call(GET_BUFFER_SIZE, client);
    }

    // jack_port_t *jack_port_register(jack_client_t *client, const char *port_name, const char *port_type,
    //     unsigned long flags, unsigned long buffer_size)
    private static final MethodHandle PORT_REGISTER = bind(
            "jack_port_register", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG));

    /// @return the port, or 0
    static long registerPort(long client, String name, long flags) {
        try (Arena arena = Arena.ofConfined()) { // libjack copies the names before it returns
            return (long)
                    PORT_REGISTER.invokeExact(client, arena.allocateFrom(name), arena.allocateFrom(MIDI), flags, 0L);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // int jack_port_unregister(jack_client_t *client, jack_port_t *port)
    private static final MethodHandle PORT_UNREGISTER =
            bind("jack_port_unregister", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));

    static int unregisterPort(long client, long port) {
        try {
            return (int) PORT_UNREGISTER.invokeExact(client, port);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // jack_port_t *jack_port_by_id(jack_client_t *client, jack_port_id_t port_id)
    private static final MethodHandle PORT_BY_ID =
            bind("jack_port_by_id", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT));

    /// @return the port, or 0
    static long portNumbered(long client, int id) {
        try {
            return (long) PORT_BY_ID.invokeExact(client, id);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // const char *jack_port_name(const jack_port_t *port)
    private static final MethodHandle PORT_NAME = bind("jack_port_name", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));

    static String portName(long port) {
        return text(PORT_NAME, port);
    }

    // const char **jack_get_ports(jack_client_t *client, const char *port_name_pattern, const char *type_name_pattern,
    //     unsigned long flags)
    private static final MethodHandle GET_PORTS =
            bind("jack_get_ports", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG));

    // void jack_free(void *ptr)
    private static final MethodHandle FREE = bind("jack_free", FunctionDescriptor.ofVoid(JAVA_LONG));

    /// The names of all MIDI ports with these flags.
    static List<String> midiPorts(long client, long flags) {
        try (Arena arena = Arena.ofConfined()) {
            long names = (long) GET_PORTS.invokeExact(client, MemorySegment.NULL, arena.allocateFrom(MIDI), flags);
            List<String> found = new ArrayList<>();
            if (names != 0) {
                for (long at = names; pointer(at) != 0; at += JAVA_LONG.byteSize()) {
                    found.add(Libjack.MEMORY.getString(pointer(at)));
                }
                FREE.invokeExact(names);
            }
            return found;
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    private static long pointer(long at) {
        return Libjack.MEMORY.get(JAVA_LONG, at);
    }

    // int jack_connect(jack_client_t *client, const char *source_port, const char *destination_port)
    private static final MethodHandle CONNECT =
            bind("jack_connect", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS));

    /// @return 0 if they are connected now, EEXIST if they were
    static int connect(long client, String source, String destination) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) CONNECT.invokeExact(client, arena.allocateFrom(source), arena.allocateFrom(destination));
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // int jack_set_process_callback(jack_client_t *client, JackProcessCallback process_callback, void *arg)
    private static final MethodHandle SET_PROCESS_CALLBACK = bindSetter("jack_set_process_callback");

    static int onCycle(long client, MemorySegment callback) {
        return set(SET_PROCESS_CALLBACK, client, callback);
    }

    // int jack_set_port_connect_callback(jack_client_t *client, JackPortConnectCallback connect_callback, void *arg)
    private static final MethodHandle SET_PORT_CONNECT_CALLBACK = bindSetter("jack_set_port_connect_callback");

    static int onConnection(long client, MemorySegment callback) {
        return set(SET_PORT_CONNECT_CALLBACK, client, callback);
    }

    // int jack_set_port_registration_callback(jack_client_t *client,
    //     JackPortRegistrationCallback registration_callback, void *arg)
    private static final MethodHandle SET_PORT_REGISTRATION_CALLBACK =
            bindSetter("jack_set_port_registration_callback");

    static int onPort(long client, MemorySegment callback) {
        return set(SET_PORT_REGISTRATION_CALLBACK, client, callback);
    }

    // int jack_set_xrun_callback(jack_client_t *client, JackXRunCallback xrun_callback, void *arg)
    private static final MethodHandle SET_XRUN_CALLBACK = bindSetter("jack_set_xrun_callback");

    static int onMissedCycle(long client, MemorySegment callback) {
        return set(SET_XRUN_CALLBACK, client, callback);
    }

    // void jack_on_shutdown(jack_client_t *client, JackShutdownCallback shutdown_callback, void *arg)
    private static final MethodHandle ON_SHUTDOWN =
            bind("jack_on_shutdown", FunctionDescriptor.ofVoid(JAVA_LONG, ADDRESS, JAVA_LONG));

    static void onShutdown(long client, MemorySegment callback) {
        try {
            ON_SHUTDOWN.invokeExact(client, callback, 0L);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    // void jack_set_error_function(void (*func)(const char *))
    private static final MethodHandle SET_ERROR_FUNCTION =
            bind("jack_set_error_function", FunctionDescriptor.ofVoid(ADDRESS));

    // void jack_set_info_function(void (*func)(const char *))
    private static final MethodHandle SET_INFO_FUNCTION =
            bind("jack_set_info_function", FunctionDescriptor.ofVoid(ADDRESS));

    /// Keeps the library from writing on the terminal.
    static void beSilent() {
        try {
            SET_ERROR_FUNCTION.invokeExact(Libjack.nothing());
            SET_INFO_FUNCTION.invokeExact(Libjack.nothing());
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    private static MethodHandle bindSetter(String function) {
        return bind(function, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS, JAVA_LONG));
    }

    private static int set(MethodHandle setter, long client, MemorySegment callback) {
        try {
            return (int) setter.invokeExact(client, callback, 0L);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    private static int call(MethodHandle function, long first) {
        try {
            return (int) function.invokeExact(first);
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    private static String text(MethodHandle function, long first) {
        try {
            return Libjack.MEMORY.getString((long) function.invokeExact(first));
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }
}
