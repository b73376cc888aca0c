package continuo.midi.jack;

import continuo.midi.MidiByteParser;
import continuo.midi.MidiInput;
import continuo.midi.MidiSink;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A port of ours that others play into: the wanted one, which we connect to whenever it is there, and whoever connects
/// by himself. Delivers on JACK's thread.
///
/// What a cycle brings has been played in the one before it, so a message's time is that of its frame, less a period.
final class JackInput implements MidiInput, Endpoint {

    private static final String PORT_NAME = "in";

    private final JackClient client;
    private final String wanted;
    private final Map<Integer, String> sources = new LinkedHashMap<>(); // names by number; guarded by this
    private volatile @Nullable MidiSink sink;
    private volatile long port; // 0 while there is no server
    private volatile @Nullable JackSession session;
    private volatile String portName = JackSession.CLIENT_NAME + ":" + PORT_NAME;
    private MemorySegment event = MemorySegment.NULL; // JACK's thread
    private boolean closed; // guarded by this

    JackInput(JackClient client, String wanted) throws PortException {
        this.client = client;
        this.wanted = wanted;
        client.add(this);
    }

    @Override
    public void open(JackSession fresh) throws PortException {
        event = fresh.arena().allocate(JackEvent.LAYOUT);
        session = fresh;
        long opened = fresh.registerPort(PORT_NAME, JackSession.INPUT);
        portName = LibjackClient.portName(opened);
        port = opened; // last: cycles may run
    }

    @Override
    public synchronized void start(MidiSink listener) {
        sink = listener;
        sources.values().forEach(name -> listener.found(System.nanoTime(), name));
    }

    @Override
    public void cycle(CycleClock clock) {
        MidiSink listener = sink;
        if (port == 0 || listener == null) {
            return;
        }
        long buffer = LibjackMidi.buffer(port, clock.frames());
        int count = LibjackMidi.eventCount(buffer);
        for (int number = 0; number < count; number++) {
            if (LibjackMidi.readEvent(event, buffer, number) == 0) {
                deliver(listener, clock);
            }
        }
    }

    private void deliver(MidiSink listener, CycleClock clock) {
        int message = JackEvent.message(event);
        if (message != MidiByteParser.NOTHING) {
            listener.message(clock.nanoTime(JackEvent.frame(event)) - clock.periodNanos(), message);
        }
    }

    @Override
    public synchronized void connected(int id, String name) {
        MidiSink listener = sink;
        if (sources.put(id, name) == null && listener != null) {
            listener.found(System.nanoTime(), name);
        }
    }

    @Override
    public synchronized void parted(int id) {
        String name = sources.remove(id);
        MidiSink listener = sink;
        if (name != null && listener != null) {
            listener.lost(System.nanoTime(), name);
        }
    }

    @Override
    public void portsChanged() {
        JackSession there = session;
        if (there != null && !wanted.equals(PortChoice.VIRTUAL)) {
            PortChoice.choose(there.otherPorts(JackSession.OUTPUT), wanted)
                    .filter(chosen -> !isConnectedTo(chosen.name()))
                    .ifPresent(chosen -> there.connect(chosen.name(), portName));
        }
    }

    private synchronized boolean isConnectedTo(String name) {
        return sources.containsValue(name);
    }

    @Override
    public synchronized void serverLost() {
        port = 0;
        session = null;
        List.copyOf(sources.keySet()).forEach(this::parted);
    }

    @Override
    public String portName() {
        return portName;
    }

    @Override
    public synchronized String name() {
        return sources.isEmpty() ? portName : String.join(", ", sources.values());
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            sink = null;
        }
        client.remove(this, port);
        port = 0;
    }
}
