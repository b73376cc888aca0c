package continuo.midi.alsa;

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

/// A port of ours that others play into: the wanted one, which we connect to whenever it is there, and whoever
/// connects by himself. Delivers on the client's reading thread, with the kernel's time of arrival.
final class AlsaInput implements MidiInput, Endpoint {

    private static final int WRITE_AND_SUBSCRIBE = 1 << 1 | 1 << 6; // SND_SEQ_PORT_CAP_WRITE, _SUBS_WRITE
    private static final String PORT_NAME = "Continuo in";

    private final SequencerClient client;
    private final String wanted;
    private final QueueClock clock;
    private final int port;
    private final SourceNumbers numbers = new SourceNumbers(); // the reading thread's
    private final Map<Integer, String> sources = new LinkedHashMap<>(); // names by address; guarded by this
    private volatile @Nullable MidiSink sink;
    private boolean closed; // guarded by this

    AlsaInput(SequencerClient client, String wanted) throws PortException {
        this.client = client;
        this.wanted = wanted;
        clock = client.newClock();
        port = client.createPort(PORT_NAME, WRITE_AND_SUBSCRIBE, this);
        portsChanged(client.otherPorts());
    }

    synchronized boolean isConnected() {
        return !sources.isEmpty();
    }

    @Override
    public synchronized void start(MidiSink listener) {
        sink = listener;
        sources.values().forEach(name -> listener.found(System.nanoTime(), name));
    }

    @Override
    public void event(MemorySegment memory, long at) {
        int type = SequencerEvent.type(memory, at);
        if (type == SequencerEvent.UNSUBSCRIBED) { // told to the port itself when the sender is gone
            lost(SequencerEvent.firstAddress(memory, at));
        } else {
            int source = numbers.of(SequencerEvent.source(memory, at));
            deliver(SequencerEvent.message(memory, at), source, SequencerEvent.timeNanos(memory, at));
        }
    }

    @Override
    public void connected(int sender, int destination) {
        if (destination == SequencerEvent.address(client.clientId(), port)) {
            found(sender, client.otherPorts());
        }
    }

    @Override
    public void parted(int sender, int destination) {
        if (destination == SequencerEvent.address(client.clientId(), port)) {
            lost(sender);
        }
    }

    private void deliver(int message, int source, long queueNanos) {
        MidiSink listener = sink;
        if (listener != null && message != MidiByteParser.NOTHING) {
            listener.message(clock.toNanoTime(queueNanos), source, message);
        }
    }

    @Override
    public synchronized void portsChanged(List<SequencerPort> present) {
        List<Integer> there = present.stream().map(SequencerPort::address).toList();
        List.copyOf(sources.keySet()).stream()
                .filter(address -> !there.contains(address))
                .forEach(this::lost);
        if (!closed && !wanted.equals(PortChoice.VIRTUAL)) {
            connectWanted(present);
        }
    }

    private void connectWanted(List<SequencerPort> present) {
        List<SequencerPort> readable =
                present.stream().filter(SequencerPort::readable).toList();
        PortChoice.choose(readable.stream().map(SequencerPort::port).toList(), wanted)
                .flatMap(chosen -> readable.stream()
                        .filter(there -> there.port().equals(chosen))
                        .findFirst())
                .filter(there -> !sources.containsKey(there.address()))
                .filter(there -> client.connectFrom(port, there.address()))
                .ifPresent(there -> found(there.address(), present));
    }

    private synchronized void found(int address, List<SequencerPort> present) {
        String name = SequencerPort.nameOf(address, present);
        MidiSink listener = sink;
        if (sources.putIfAbsent(address, name) == null && listener != null) {
            listener.found(System.nanoTime(), name);
        }
    }

    private synchronized void lost(int address) {
        numbers.free(address);
        String name = sources.remove(address);
        MidiSink listener = sink;
        if (name != null && listener != null) {
            listener.lost(System.nanoTime(), name);
        }
    }

    /// Releases may be among the lost events, so nobody is taken to hold a key down.
    @Override
    public synchronized void overrun() {
        MidiSink listener = sink;
        if (listener != null) {
            sources.values().forEach(name -> {
                listener.lost(System.nanoTime(), name);
                listener.found(System.nanoTime(), name);
            });
        }
    }

    @Override
    public synchronized String name() {
        return sources.isEmpty() ? PORT_NAME : String.join(", ", sources.values());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            sink = null;
            client.deletePort(port);
        }
    }
}
