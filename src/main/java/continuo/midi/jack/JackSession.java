package continuo.midi.jack;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Being a client of one server for as long as that runs. Owns all native memory that it hands out.
final class JackSession implements AutoCloseable {

    static final String CLIENT_NAME = "Continuo";
    private static final Pattern ANY_CONTINUO = // JACK numbers those after the first; bridges bring those of ALSA
            Pattern.compile(CLIENT_NAME + "(-\\d+)?:.*|.*\\b" + CLIENT_NAME + " (in|out)\\b.*");

    static final long INPUT = 1; // JackPortIsInput
    static final long OUTPUT = 2; // JackPortIsOutput

    private static final long PHYSICAL = 4; // JackPortIsPhysical
    private static final int NO_START_SERVER = 1; // JackNoStartServer
    private static final int SERVER_NAME = 4; // JackServerName
    private static final int SERVER_FAILED = 0x10; // JackServerFailed
    private static final int ALREADY_CONNECTED = 17; // EEXIST
    private static final long PATIENCE_NANOS = 500_000_000;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment frames = arena.allocate(JAVA_INT);
    private final MemorySegment beginMicros = arena.allocate(JAVA_LONG);
    private final MemorySegment endMicros = arena.allocate(JAVA_LONG);
    private final MemorySegment periodMicros = arena.allocate(JAVA_INT); // a float
    private final CycleClock clock; // JACK's thread
    private final long client;
    private volatile long cycles;
    private volatile boolean ending;
    private volatile @Nullable JackThread thread; // JACK's

    /// @param server the server's name; null for the one that the environment names, as for all JACK programs
    JackSession(@Nullable String server) throws PortException {
        LibjackClient.beSilent();
        MemorySegment status = arena.allocate(JAVA_INT);
        int options = NO_START_SERVER | (server == null ? 0 : SERVER_NAME);
        client = LibjackClient.open(CLIENT_NAME, options, status, server);
        if (client == 0) {
            int why = status.get(JAVA_INT, 0);
            arena.close();
            throw refusal(server, why);
        }
        clock = new CycleClock(LibjackClient.sampleRate(client));
    }

    private static PortException refusal(@Nullable String server, int status) {
        String named = server == null ? System.getenv("JACK_DEFAULT_SERVER") : server;
        String which = named == null ? "" : " named '" + named + "'";
        return (status & SERVER_FAILED) != 0
                ? new PortException(
                        "no JACK server%s runs: start it (with QjackCtl, say), then Continuo; where".formatted(which)
                                + " PipeWire takes its place: pw-jack launchers/continuo")
                : new PortException("the JACK server%s refuses Continuo (status 0x%x): does it run under another user,"
                                .formatted(which, status)
                        + " or in another version than " + Libjack.LIBRARY + "?");
    }

    /// Has `callbacks` called from now on.
    void activate(JackCallbacks callbacks) throws PortException {
        requireSuccess("jack_set_process_callback", LibjackClient.onCycle(client, callbacks.cycle()));
        requireSuccess("jack_set_port_connect_callback", LibjackClient.onConnection(client, callbacks.connection()));
        requireSuccess("jack_set_port_registration_callback", LibjackClient.onPort(client, callbacks.port()));
        requireSuccess("jack_set_xrun_callback", LibjackClient.onMissedCycle(client, callbacks.missedCycle()));
        LibjackClient.onShutdown(client, callbacks.shutdown());
        requireSuccess("jack_activate", LibjackClient.activate(client));
    }

    /// JACK's thread: reads the clocks, and lets the endpoints do their part.
    ///
    /// @return 0, or another number for JACK's thread to end
    int cycle(int cycleFrames, Endpoint[] endpoints) {
        if (thread == null) {
            thread = JackThread.current();
        }
        long before = System.nanoTime();
        long micros = LibjackMidi.time();
        clock.compare(before, micros, System.nanoTime());
        if (LibjackMidi.cycleTimes(client, frames, beginMicros, endMicros, periodMicros) == 0) {
            clock.begin(cycleFrames, beginMicros.get(JAVA_LONG, 0), endMicros.get(JAVA_LONG, 0), before);
            for (Endpoint endpoint : endpoints) {
                endpoint.cycle(clock);
            }
        }
        long ended = cycles; // only this thread writes it
        cycles = ended + 1;
        return ending ? 1 : 0;
    }

    /// Waits until two cycles have begun and ended, though not for long.
    void awaitCycles() {
        long until = System.nanoTime() + PATIENCE_NANOS;
        long wanted = cycles + 2;
        while (cycles < wanted && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    long periodNanos() {
        return LibjackClient.bufferSize(client) * 1_000_000_000L / LibjackClient.sampleRate(client);
    }

    Arena arena() {
        return arena;
    }

    /// Opens a port of ours.
    long registerPort(String name, long direction) throws PortException {
        long port = LibjackClient.registerPort(client, name, direction);
        if (port == 0) {
            throw new PortException("JACK refused jack_port_register: has it run out of ports?");
        }
        return port;
    }

    void unregisterPort(long port) {
        LibjackClient.unregisterPort(client, port);
    }

    /// The name of a port of anybody's; empty if there is none of that number any more.
    String portName(int id) {
        long port = LibjackClient.portNumbered(client, id);
        return port == 0 ? "" : LibjackClient.portName(port);
    }

    /// The ports of others, no Continuo's: with [#OUTPUT] those that can be listened to, with [#INPUT] those
    /// that can be played to.
    List<PortInfo> otherPorts(long direction) {
        List<String> physical = LibjackClient.midiPorts(client, direction | PHYSICAL);
        return LibjackClient.midiPorts(client, direction).stream()
                .filter(name -> !isAnyContinuo(name))
                .map(name -> new PortInfo(JackBackend.NAME, name, physical.contains(name)))
                .toList();
    }

    /// Whether it is a port of this Continuo or another, by its name.
    static boolean isAnyContinuo(String port) {
        return ANY_CONTINUO.matcher(port).matches();
    }

    /// @return whether the ports are connected now
    boolean connect(String source, String destination) {
        int result = LibjackClient.connect(client, source, destination);
        return result == 0 || result == ALREADY_CONNECTED;
    }

    /// As [#close] after the server's end: JACK's thread is asleep in the library and is ended there.
    void closeAfterShutdown() {
        JackThread there = thread;
        if (there != null) {
            there.awaitSleep();
        }
        free();
    }

    /// Has JACK's thread end by itself before. libjack would cancel it, and if it was in Java then, the JVM
    /// could not go on.
    @Override
    public void close() {
        ending = true;
        JackThread there = thread;
        if (there != null) {
            there.awaitEnd();
        }
        free();
    }

    private void free() {
        LibjackClient.close(client);
        arena.close();
    }

    private static void requireSuccess(String function, int result) throws PortException {
        if (result != 0) {
            throw new PortException("JACK refused %s: error %d".formatted(function, result));
        }
    }
}
