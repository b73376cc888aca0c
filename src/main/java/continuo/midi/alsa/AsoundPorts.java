package continuo.midi.alsa;

import static continuo.midi.alsa.Asound.bind;
import static continuo.midi.alsa.Asound.requireSuccess;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import continuo.midi.PortException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Binds what libasound has for ports, and for finding those of others. One method per C function.
final class AsoundPorts {

    private AsoundPorts() {}

    // int snd_seq_create_simple_port(snd_seq_t *seq, const char *name, unsigned int caps, unsigned int type)
    private static final MethodHandle CREATE_SIMPLE_PORT =
            bind("snd_seq_create_simple_port", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));

    /// Opens a port that other programs can connect to; returns its number.
    static int createPort(MemorySegment sequencer, String name, int capabilities, int type) throws PortException {
        try (Arena arena = Arena.ofConfined()) { // ALSA copies the name before it returns
            int port = (int) CREATE_SIMPLE_PORT.invokeExact(sequencer, arena.allocateFrom(name), capabilities, type);
            return requireSuccess("snd_seq_create_simple_port", port);
        } catch (PortException e) {
            throw e;
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // int snd_seq_delete_simple_port(snd_seq_t *seq, int port)
    private static final MethodHandle DELETE_SIMPLE_PORT =
            bind("snd_seq_delete_simple_port", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

    /// @return negative for an error
    static int deletePort(MemorySegment sequencer, int port) {
        try {
            return (int) DELETE_SIMPLE_PORT.invokeExact(sequencer, port);
        } catch (Throwable e) {
            throw Asound.mismatch(e);
        }
    }

    // int snd_seq_connect_from(snd_seq_t *seq, int my_port, int src_client, int src_port)
    private static final MethodHandle CONNECT_FROM =
            bind("snd_seq_connect_from", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));

    /// @return negative for an error
    static int connectFrom(MemorySegment sequencer, int port, int client, int clientPort) {
        return Asound.call(CONNECT_FROM, sequencer, port, client, clientPort);
    }

    // int snd_seq_connect_to(snd_seq_t *seq, int my_port, int dest_client, int dest_port)
    private static final MethodHandle CONNECT_TO =
            bind("snd_seq_connect_to", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));

    /// @return negative for an error
    static int connectTo(MemorySegment sequencer, int port, int client, int clientPort) {
        return Asound.call(CONNECT_TO, sequencer, port, client, clientPort);
    }

    // int snd_seq_client_info_malloc(snd_seq_client_info_t **ptr)
    private static final MethodHandle CLIENT_INFO_MALLOC =
            bind("snd_seq_client_info_malloc", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static MemorySegment newClientInfo() {
        return Asound.allocate(CLIENT_INFO_MALLOC);
    }

    // void snd_seq_client_info_free(snd_seq_client_info_t *ptr)
    private static final MethodHandle CLIENT_INFO_FREE =
            bind("snd_seq_client_info_free", FunctionDescriptor.ofVoid(ADDRESS));

    static void freeClientInfo(MemorySegment info) {
        Asound.run(CLIENT_INFO_FREE, info);
    }

    // void snd_seq_client_info_set_client(snd_seq_client_info_t *info, int client)
    private static final MethodHandle CLIENT_INFO_SET_CLIENT =
            bind("snd_seq_client_info_set_client", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));

    static void setClientOfClient(MemorySegment info, int client) {
        Asound.run(CLIENT_INFO_SET_CLIENT, info, client);
    }

    // int snd_seq_query_next_client(snd_seq_t *handle, snd_seq_client_info_t *info)
    private static final MethodHandle QUERY_NEXT_CLIENT =
            bind("snd_seq_query_next_client", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    static boolean nextClient(MemorySegment sequencer, MemorySegment info) {
        return Asound.call(QUERY_NEXT_CLIENT, sequencer, info) >= 0;
    }

    // int snd_seq_client_info_get_client(const snd_seq_client_info_t *info)
    private static final MethodHandle CLIENT_INFO_GET_CLIENT =
            bind("snd_seq_client_info_get_client", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static int clientOfClient(MemorySegment info) {
        return Asound.call(CLIENT_INFO_GET_CLIENT, info);
    }

    // const char *snd_seq_client_info_get_name(snd_seq_client_info_t *info)
    private static final MethodHandle CLIENT_INFO_GET_NAME =
            bind("snd_seq_client_info_get_name", FunctionDescriptor.of(ADDRESS, ADDRESS));

    static String clientName(MemorySegment info) {
        return Asound.text(CLIENT_INFO_GET_NAME, info);
    }

    // int snd_seq_port_info_malloc(snd_seq_port_info_t **ptr)
    private static final MethodHandle PORT_INFO_MALLOC =
            bind("snd_seq_port_info_malloc", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static MemorySegment newPortInfo() {
        return Asound.allocate(PORT_INFO_MALLOC);
    }

    // void snd_seq_port_info_free(snd_seq_port_info_t *ptr)
    private static final MethodHandle PORT_INFO_FREE =
            bind("snd_seq_port_info_free", FunctionDescriptor.ofVoid(ADDRESS));

    static void freePortInfo(MemorySegment info) {
        Asound.run(PORT_INFO_FREE, info);
    }

    // void snd_seq_port_info_set_client(snd_seq_port_info_t *info, int client)
    private static final MethodHandle PORT_INFO_SET_CLIENT =
            bind("snd_seq_port_info_set_client", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));

    static void setClientOfPort(MemorySegment info, int client) {
        Asound.run(PORT_INFO_SET_CLIENT, info, client);
    }

    // void snd_seq_port_info_set_port(snd_seq_port_info_t *info, int port)
    private static final MethodHandle PORT_INFO_SET_PORT =
            bind("snd_seq_port_info_set_port", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));

    static void setPort(MemorySegment info, int port) {
        Asound.run(PORT_INFO_SET_PORT, info, port);
    }

    // int snd_seq_query_next_port(snd_seq_t *handle, snd_seq_port_info_t *info)
    private static final MethodHandle QUERY_NEXT_PORT =
            bind("snd_seq_query_next_port", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    static boolean nextPort(MemorySegment sequencer, MemorySegment info) {
        return Asound.call(QUERY_NEXT_PORT, sequencer, info) >= 0;
    }

    // int snd_seq_port_info_get_port(const snd_seq_port_info_t *info)
    private static final MethodHandle PORT_INFO_GET_PORT =
            bind("snd_seq_port_info_get_port", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static int port(MemorySegment info) {
        return Asound.call(PORT_INFO_GET_PORT, info);
    }

    // const char *snd_seq_port_info_get_name(const snd_seq_port_info_t *info)
    private static final MethodHandle PORT_INFO_GET_NAME =
            bind("snd_seq_port_info_get_name", FunctionDescriptor.of(ADDRESS, ADDRESS));

    static String portName(MemorySegment info) {
        return Asound.text(PORT_INFO_GET_NAME, info);
    }

    // unsigned int snd_seq_port_info_get_capability(const snd_seq_port_info_t *info)
    private static final MethodHandle PORT_INFO_GET_CAPABILITY =
            bind("snd_seq_port_info_get_capability", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static int capabilities(MemorySegment info) {
        return Asound.call(PORT_INFO_GET_CAPABILITY, info);
    }

    // unsigned int snd_seq_port_info_get_type(const snd_seq_port_info_t *info)
    private static final MethodHandle PORT_INFO_GET_TYPE =
            bind("snd_seq_port_info_get_type", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    static int type(MemorySegment info) {
        return Asound.call(PORT_INFO_GET_TYPE, info);
    }

    // int snd_seq_get_port_info(snd_seq_t *handle, int port, snd_seq_port_info_t *info)
    private static final MethodHandle GET_PORT_INFO =
            bind("snd_seq_get_port_info", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

    static void readPortInfo(MemorySegment sequencer, int port, MemorySegment info) throws PortException {
        requireSuccess("snd_seq_get_port_info", Asound.call(GET_PORT_INFO, sequencer, port, info));
    }

    // int snd_seq_set_port_info(snd_seq_t *handle, int port, snd_seq_port_info_t *info)
    private static final MethodHandle SET_PORT_INFO =
            bind("snd_seq_set_port_info", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

    static void writePortInfo(MemorySegment sequencer, int port, MemorySegment info) throws PortException {
        requireSuccess("snd_seq_set_port_info", Asound.call(SET_PORT_INFO, sequencer, port, info));
    }

    // void snd_seq_port_info_set_timestamping(snd_seq_port_info_t *info, int enable)
    private static final MethodHandle PORT_INFO_SET_TIMESTAMPING =
            bind("snd_seq_port_info_set_timestamping", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));

    static void setTimestamping(MemorySegment info, int enable) {
        Asound.run(PORT_INFO_SET_TIMESTAMPING, info, enable);
    }

    // void snd_seq_port_info_set_timestamp_real(snd_seq_port_info_t *info, int realtime)
    private static final MethodHandle PORT_INFO_SET_TIMESTAMP_REAL =
            bind("snd_seq_port_info_set_timestamp_real", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));

    static void setTimestampReal(MemorySegment info, int realTime) {
        Asound.run(PORT_INFO_SET_TIMESTAMP_REAL, info, realTime);
    }

    // void snd_seq_port_info_set_timestamp_queue(snd_seq_port_info_t *info, int queue)
    private static final MethodHandle PORT_INFO_SET_TIMESTAMP_QUEUE =
            bind("snd_seq_port_info_set_timestamp_queue", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));

    static void setTimestampQueue(MemorySegment info, int queue) {
        Asound.run(PORT_INFO_SET_TIMESTAMP_QUEUE, info, queue);
    }
}
