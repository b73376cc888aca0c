package continuo.midi.alsa;

import continuo.midi.Audience;
import continuo.midi.MidiOutput;
import continuo.midi.OutputWatcher;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.ShortMessages;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// A port of ours that others listen to: whoever connects, and the wanted one, which we connect to whenever it is
/// there.
///
/// Where the kernel's queue keeps the time, every message goes through it, also one that is late: a message sent past
/// the queue could overtake its note-on.
final class AlsaOutput implements MidiOutput, Endpoint {

    static final long LEAD_NANOS = 30_000_000;

    private static final int READ_AND_SUBSCRIBE = 1 | 1 << 5; // SND_SEQ_PORT_CAP_READ, _SUBS_READ
    private static final String PORT_NAME = "Continuo out";
    private static final int CHANNELS = 16;
    private static final int KEYS = 128;
    private static final int ALL_CHANNELS = 0xFFFF;
    private static final long LONGEST_FAREWELL_NANOS = 500_000_000;

    private final SequencerClient client;
    private final String wanted;
    private final boolean scheduling;
    private final QueueClock clock;
    private final MemorySegment event; // the player's thread fills it
    private final MemorySegment greeting; // the reading thread fills it
    private final int port;
    private final Audience audience = new Audience(); // by address
    private volatile int channelsUsed; // a bit each
    private volatile int connectedTo = -1; // the reading thread's, and the opening one's before
    private long lastDueNanos;
    private boolean closed; // guarded by this, so that no message meets freed memory

    AlsaOutput(SequencerClient client, String wanted) throws PortException {
        this(client, wanted, client.keepsTime());
    }

    /// @param scheduling whether to let the kernel keep the time
    AlsaOutput(SequencerClient client, String wanted, boolean scheduling) throws PortException {
        this.client = client;
        this.wanted = wanted;
        this.scheduling = scheduling;
        clock = client.newClock();
        event = client.newEvent();
        greeting = client.newEvent();
        lastDueNanos = System.nanoTime();
        port = client.createPort(PORT_NAME, READ_AND_SUBSCRIBE, this);
        client.cancel(); // links the call before the first answer needs it
        portsChanged(client.otherPorts());
    }

    int port() {
        return port;
    }

    boolean isConnected() {
        return connectedTo >= 0;
    }

    @Override
    public synchronized void send(long atNanos, int message) {
        if (closed || !SequencerEvent.write(event, 0, message)) {
            return;
        }
        if (ShortMessages.status(message) < 0xF0) {
            channelsUsed = channelsUsed | 1 << ShortMessages.channel(message);
        }
        SequencerEvent.route(event, 0, port, SequencerClient.SUBSCRIBERS);
        if (scheduling) {
            SequencerEvent.schedule(event, 0, client.queue(), clock.toQueue(atNanos));
            lastDueNanos = Math.max(lastDueNanos, atNanos);
        } else {
            SequencerEvent.sendNow(event, 0);
        }
        client.send(event);
    }

    @Override
    public synchronized void cancelPending() {
        if (scheduling && !closed) {
            client.cancel();
        }
    }

    @Override
    public void event(MemorySegment memory, long at) {} // nobody can send to a port that is only read

    @Override
    public void connected(int sender, int destination) {
        if (sender == SequencerEvent.address(client.clientId(), port)) {
            forEachChannelUsed(channel -> greet(destination, channel));
            audience.joined(destination, SequencerPort.nameOf(destination, client.otherPorts()));
        }
    }

    /// Whoever was disconnected in the midst of a note hears nothing of its end, unless he is told by his address.
    @Override
    public void parted(int sender, int destination) {
        if (sender == SequencerEvent.address(client.clientId(), port)) {
            forEachChannelUsed(channel -> releaseAll(destination, channel));
            audience.left(destination);
            if (destination == connectedTo) {
                connectedTo = -1;
            }
        }
    }

    @Override
    public void portsChanged(List<SequencerPort> present) {
        audience.keep(present.stream().map(SequencerPort::address).toList());
        if (present.stream().noneMatch(there -> there.address() == connectedTo)) {
            connectedTo = -1;
        }
        if (!isVirtual() && connectedTo < 0) {
            choose(present)
                    .filter(there -> client.connectTo(port, there.address()))
                    .ifPresent(there -> connectedTo = there.address());
        }
    }

    private boolean isVirtual() {
        return wanted.equals(PortChoice.VIRTUAL) || wanted.equals(PortChoice.AUTO);
    }

    private Optional<SequencerPort> choose(List<SequencerPort> present) {
        List<SequencerPort> writable =
                present.stream().filter(SequencerPort::writable).toList();
        return PortChoice.choose(writable.stream().map(SequencerPort::port).toList(), wanted)
                .flatMap(chosen -> writable.stream()
                        .filter(there -> there.port().equals(chosen))
                        .findFirst());
    }

    /// Whoever begins to listen may still hold notes from a Continuo that was killed, so he is told to let go of them.
    private void greet(int listener, int channel) {
        sendTo(listener, ShortMessages.controlChange(channel, ShortMessages.ALL_NOTES_OFF, 0));
    }

    private void releaseAll(int listener, int channel) {
        for (int pitch = 0; pitch < KEYS; pitch++) {
            sendTo(listener, ShortMessages.noteOff(channel, pitch));
        }
        greet(listener, channel); // for those who hold notes by the pedal
    }

    /// On the channels used so far, or on all if none was.
    private void forEachChannelUsed(IntConsumer action) {
        int channels = channelsUsed == 0 ? ALL_CHANNELS : channelsUsed;
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((channels >> channel & 1) != 0) {
                action.accept(channel);
            }
        }
    }

    /// Reading thread: sends at once, to one listener, whether or not he is connected.
    private void sendTo(int listener, int message) {
        SequencerEvent.write(greeting, 0, message);
        SequencerEvent.route(greeting, 0, port, listener);
        SequencerEvent.sendNow(greeting, 0);
        client.send(greeting);
    }

    @Override
    public void watch(OutputWatcher watcher) {
        audience.watch(watcher);
    }

    @Override
    public boolean schedules() {
        return scheduling;
    }

    @Override
    public long leadNanos() {
        return scheduling ? LEAD_NANOS : 0;
    }

    @Override
    public String remark() {
        return scheduling
                ? ""
                : "the kernel's MIDI clock is coarse, so notes are timed less well: sudo modprobe snd-hrtimer";
    }

    @Override
    public String name() {
        return isVirtual() ? PORT_NAME : PORT_NAME + " to " + wanted;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        audience.dismiss();
        if (scheduling) {
            client.cancel();
            long leftNanos = Math.max(0, lastDueNanos - System.nanoTime());
            client.awaitSent(clock.toQueue(lastDueNanos), leftNanos + LONGEST_FAREWELL_NANOS);
        }
        client.deletePort(port);
    }
}
