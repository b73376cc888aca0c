package continuo.midi.jack;

import continuo.midi.Audience;
import continuo.midi.MidiOutput;
import continuo.midi.OutputWatcher;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A port of ours that others listen to: whoever connects, and the wanted one, which we connect to whenever it is
/// there. A message goes out in the cycle, and at the frame, at which it is due.
final class JackOutput implements MidiOutput, Endpoint, Departures.Cycle {

    private static final String PORT_NAME = "out";
    private static final long LEAST_LEAD_NANOS = 30_000_000;
    private static final long MARGIN_NANOS = 20_000_000; // what a pause of the JVM may take
    private static final long LONGEST_FAREWELL_NANOS = 500_000_000;

    private final JackClient client;
    private final String wanted;
    private final Departures departures = new Departures();
    private volatile long leadNanos;
    private volatile long port; // 0 while there is no server
    private volatile long lastDueNanos; // the player's thread writes it
    private volatile @Nullable JackSession session;
    private volatile String portName = JackSession.CLIENT_NAME + ":" + PORT_NAME;
    private volatile int connectedTo = -1;
    private final Audience audience = new Audience(); // by a port's number
    private MemorySegment bytes = MemorySegment.NULL; // JACK's thread, from here on
    private long buffer;
    private boolean closed; // guarded by this

    JackOutput(JackClient client, String wanted) throws PortException {
        this.client = client;
        this.wanted = wanted;
        lastDueNanos = System.nanoTime();
        client.add(this);
    }

    boolean isConnected() {
        return connectedTo >= 0;
    }

    @Override
    public void open(JackSession fresh) throws PortException {
        departures.forget();
        bytes = fresh.arena().allocate(JackEvent.LONGEST_MESSAGE);
        leadNanos = Math.max(LEAST_LEAD_NANOS, fresh.periodNanos() + MARGIN_NANOS);
        session = fresh;
        long opened = fresh.registerPort(PORT_NAME, JackSession.OUTPUT);
        portName = LibjackClient.portName(opened);
        port = opened; // last: cycles may run
    }

    @Override
    public void send(long atNanos, int message) {
        if (port != 0) {
            departures.add(atNanos, message);
            lastDueNanos = Math.max(lastDueNanos, atNanos); // only this thread writes it
        }
    }

    @Override
    public void cancelPending() {
        departures.cancel();
    }

    @Override
    public void cycle(CycleClock clock) {
        if (port != 0) {
            buffer = LibjackMidi.buffer(port, clock.frames());
            LibjackMidi.clear(buffer);
            departures.play(clock, this);
        }
    }

    @Override
    public boolean write(int frame, int message) {
        long size = JackEvent.write(bytes, message);
        return LibjackMidi.writeEvent(buffer, frame, bytes, size) == 0;
    }

    @Override
    public void connected(int id, String name) {
        if (connectedTo < 0) {
            connectedTo = id;
        }
        departures.greet();
        audience.joined(id, name);
    }

    @Override
    public void parted(int id) {
        audience.left(id);
        if (id == connectedTo) {
            connectedTo = -1;
        }
    }

    @Override
    public void portsChanged() {
        JackSession there = session;
        if (there != null && !isVirtual() && connectedTo < 0) {
            choose(there).ifPresent(chosen -> there.connect(portName, chosen.name()));
        }
    }

    private Optional<PortInfo> choose(JackSession there) {
        return PortChoice.choose(there.otherPorts(JackSession.INPUT), wanted);
    }

    private boolean isVirtual() {
        return wanted.equals(PortChoice.VIRTUAL) || wanted.equals(PortChoice.AUTO);
    }

    @Override
    public void cycleMissed() {
        departures.repeatEnds();
    }

    @Override
    public void serverLost() {
        audience.keep(List.of());
        port = 0;
        session = null;
        connectedTo = -1;
        departures.forget();
    }

    @Override
    public void watch(OutputWatcher watcher) {
        audience.watch(watcher);
    }

    @Override
    public boolean schedules() {
        return true;
    }

    @Override
    public long leadNanos() {
        return leadNanos;
    }

    @Override
    public String portName() {
        return portName;
    }

    @Override
    public String name() {
        return isVirtual() ? portName : portName + " to " + wanted;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        audience.dismiss();
        departures.cancel();
        awaitSettled();
        departures.silence();
        JackSession there = session;
        if (there != null) {
            there.awaitCycles();
            departures.repeatEnds();
            there.awaitCycles();
        }
        client.remove(this, port);
        port = 0;
    }

    private void awaitSettled() {
        long until = Math.max(System.nanoTime(), lastDueNanos) + LONGEST_FAREWELL_NANOS;
        while (port != 0 && !departures.allSettled() && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
