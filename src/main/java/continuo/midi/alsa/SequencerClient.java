package continuo.midi.alsa;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import continuo.midi.PortException;
import continuo.realtime.RealTime;
import continuo.realtime.Urgency;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/// A client of the sequencer named "Continuo", with a queue that keeps the time. The thread `continuo-alsa` waits for
/// events and hands each to the endpoint of the port it came to. Owns all native memory that it hands out.
final class SequencerClient implements AutoCloseable {

    static final String CLIENT_NAME = "Continuo";
    static final int SUBSCRIBERS = SequencerEvent.address(254, 253); // SND_SEQ_ADDRESS_SUBSCRIBERS, _UNKNOWN

    private static final int DUPLEX = 3; // SND_SEQ_OPEN_DUPLEX
    private static final int BLOCKING = 0;
    private static final int POOL_EVENTS = 2000; // the most that the kernel gives
    private static final int TIMER_HERTZ = 6250; // the most that the kernel gives
    private static final int SYSTEM = 0; // SND_SEQ_CLIENT_SYSTEM
    private static final int ANNOUNCE = 1; // SND_SEQ_PORT_SYSTEM_ANNOUNCE
    private static final int CONTROL_CAPABILITIES = 1 << 1 | 1 << 7; // writable by ourselves, shown to nobody
    private static final int APPLICATION = 1 << 1 | 1 << 20; // SND_SEQ_PORT_TYPE_MIDI_GENERIC, _APPLICATION
    private static final int CANCEL = 1 << 1 | 1 << 7; // SND_SEQ_REMOVE_OUTPUT, _EVENT_TYPE
    private static final int PORTS = 256;
    private static final int NO_SPACE = -28; // -ENOSPC
    private static final int INTERRUPTED = -4; // -EINTR
    private static final long FAREWELL_MILLIS = 1_000;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment sequencer;
    private final MemorySegment cancelCondition = AsoundSequencer.newRemoveEvents();
    private final int clientId;
    private final int queue;
    private final int controlPort;
    private final TickCheck tickCheck;
    private final AtomicReferenceArray<Endpoint> endpoints = new AtomicReferenceArray<>(PORTS);
    private final List<MemorySegment> statuses = new ArrayList<>();
    private final Semaphore sent = new Semaphore(0);
    private final Thread reader;
    private volatile boolean closing;

    SequencerClient() throws PortException {
        sequencer = AsoundSequencer.open("default", DUPLEX, BLOCKING);
        AsoundSequencer.setClientName(sequencer, CLIENT_NAME);
        AsoundSequencer.setClientPoolOutput(sequencer, POOL_EVENTS);
        AsoundSequencer.setClientPoolInput(sequencer, POOL_EVENTS);
        AsoundSequencer.setCondition(cancelCondition, CANCEL);
        AsoundSequencer.setEventType(cancelCondition, SequencerEvent.NOTE_ON);
        clientId = AsoundSequencer.clientId(sequencer);
        queue = startQueue();
        tickCheck = new TickCheck();
        controlPort = createPort("control", CONTROL_CAPABILITIES, new Control());
        reader = Thread.ofPlatform()
                .daemon()
                .name("continuo-alsa")
                .start(RealTime.around(Urgency.PLAY, this::readUntilClosed));
        connectFrom(controlPort, SequencerEvent.address(SYSTEM, ANNOUNCE));
        tickCheck.run(this, controlPort);
    }

    private int startQueue() throws PortException {
        int named = AsoundSequencer.allocateQueue(sequencer, CLIENT_NAME);
        MemorySegment timer = AsoundSequencer.newQueueTimer();
        try {
            AsoundSequencer.readQueueTimer(sequencer, named, timer);
            AsoundSequencer.setResolution(timer, TIMER_HERTZ);
            AsoundSequencer.writeQueueTimer(sequencer, named, timer);
        } finally {
            AsoundSequencer.freeQueueTimer(timer);
        }
        AsoundSequencer.controlQueue(sequencer, named, SequencerEvent.START, 0);
        AsoundSequencer.drainOutput(sequencer);
        return named;
    }

    /// Creates a port whose incoming events carry the queue's time.
    int createPort(String name, int capabilities, Endpoint endpoint) throws PortException {
        int port = AsoundPorts.createPort(sequencer, name, capabilities, APPLICATION);
        endpoints.set(port, endpoint);
        MemorySegment info = AsoundPorts.newPortInfo();
        try {
            AsoundPorts.readPortInfo(sequencer, port, info);
            AsoundPorts.setTimestamping(info, 1);
            AsoundPorts.setTimestampReal(info, 1);
            AsoundPorts.setTimestampQueue(info, queue);
            AsoundPorts.writePortInfo(sequencer, port, info);
        } finally {
            AsoundPorts.freePortInfo(info);
        }
        return port;
    }

    void deletePort(int port) {
        AsoundPorts.deletePort(sequencer, port);
        endpoints.set(port, null);
    }

    /// Lets events of another client's port come to ours.
    ///
    /// @return whether it is so now
    boolean connectFrom(int port, int address) {
        return AsoundPorts.connectFrom(sequencer, port, address >> 8, address & 0xFF) >= 0;
    }

    /// Lets events of our port go to another client's.
    ///
    /// @return whether it is so now
    boolean connectTo(int port, int address) {
        return AsoundPorts.connectTo(sequencer, port, address >> 8, address & 0xFF) >= 0;
    }

    /// An empty event of ours.
    MemorySegment newEvent() {
        return arena.allocate(SequencerEvent.LAYOUT);
    }

    /// A clock for one thread.
    synchronized QueueClock newClock() {
        MemorySegment status = AsoundSequencer.newQueueStatus();
        statuses.add(status);
        return new QueueClock(sequencer, queue, status);
    }

    int queue() {
        return queue;
    }

    int clientId() {
        return clientId;
    }

    /// Whether the kernel sends at the times it is told.
    boolean keepsTime() {
        return tickCheck.isFine();
    }

    /// Hands an event over; whatever goes wrong then, its port is gone. Allocates nothing.
    void send(MemorySegment event) {
        AsoundSequencer.outputDirect(sequencer, event);
    }

    /// Takes back the note-ons: neither note-offs nor a clock. Allocates nothing.
    void cancel() {
        AsoundSequencer.removeEvents(sequencer, cancelCondition);
    }

    /// Waits until the queue has come to `queueNanos` and all is sent that was due until then, though not for longer
    /// than `patienceNanos`.
    void awaitSent(long queueNanos, long patienceNanos) {
        MemorySegment last = newEvent();
        toOurselves(last, SequencerEvent.USER_2);
        SequencerEvent.schedule(last, 0, queue, queueNanos);
        sent.drainPermits();
        send(last);
        try {
            sent.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void toOurselves(MemorySegment event, int type) {
        SequencerEvent.type(event, 0, type);
        SequencerEvent.route(event, 0, controlPort, SequencerEvent.address(clientId, controlPort));
    }

    List<SequencerPort> otherPorts() {
        return SequencerDirectory.list(sequencer, clientId);
    }

    private void readUntilClosed() {
        MemorySegment pointer = arena.allocate(ADDRESS);
        MemorySegment memory = Asound.view(MemorySegment.NULL, Long.MAX_VALUE); // an event lies where ALSA says
        int result = 0;
        while (!closing && isUsable(result)) {
            result = AsoundSequencer.input(sequencer, pointer);
            if (result >= 0) {
                deliver(memory, pointer.get(JAVA_LONG, 0));
            } else if (result == NO_SPACE) {
                forEachEndpoint(Endpoint::overrun);
            }
        }
    }

    private static boolean isUsable(int result) {
        return result >= 0 || result == NO_SPACE || result == INTERRUPTED;
    }

    private void deliver(MemorySegment memory, long at) {
        Endpoint endpoint = endpoints.get(SequencerEvent.destinationPort(memory, at));
        if (endpoint != null && !closing) {
            endpoint.event(memory, at);
        }
    }

    private void forEachEndpoint(Consumer<Endpoint> action) {
        for (int port = 0; port < PORTS; port++) {
            Endpoint endpoint = endpoints.get(port);
            if (endpoint != null) {
                action.accept(endpoint);
            }
        }
    }

    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        wakeReader();
        join();
        if (reader.isAlive()) {
            return; // stuck in somebody's sink: better to leave memory behind than to free what it still reads
        }
        AsoundSequencer.close(sequencer);
        AsoundSequencer.freeRemoveEvents(cancelCondition);
        statuses.forEach(AsoundSequencer::freeQueueStatus);
        arena.close();
    }

    /// Nothing ends the wait for an event but an event.
    private void wakeReader() {
        MemorySegment event = newEvent();
        toOurselves(event, SequencerEvent.USER_0);
        SequencerEvent.sendNow(event, 0);
        send(event);
    }

    private void join() {
        try {
            reader.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What System announces comes here, and what we send to ourselves.
    private final class Control implements Endpoint {

        @Override
        public void event(MemorySegment memory, long at) {
            int type = SequencerEvent.type(memory, at);
            if (type == SequencerEvent.USER_1) {
                tickCheck.arrived(SequencerEvent.firstAddress(memory, at), SequencerEvent.timeNanos(memory, at));
            } else if (type == SequencerEvent.USER_2) {
                sent.release();
            } else if (type == SequencerEvent.SUBSCRIBED || type == SequencerEvent.UNSUBSCRIBED) {
                tellOfConnection(
                        type == SequencerEvent.SUBSCRIBED,
                        SequencerEvent.firstAddress(memory, at),
                        SequencerEvent.secondAddress(memory, at));
            } else if (type >= SequencerEvent.CLIENT_START && type <= SequencerEvent.PORT_CHANGE) {
                List<SequencerPort> present = otherPorts();
                forEachEndpoint(endpoint -> endpoint.portsChanged(present));
            }
        }

        private void tellOfConnection(boolean made, int sender, int destination) {
            forEachEndpoint(endpoint -> {
                if (made) {
                    endpoint.connected(sender, destination);
                } else {
                    endpoint.parted(sender, destination);
                }
            });
        }
    }
}
