package continuo.midi.rtp;

import continuo.midi.Audience;
import continuo.midi.MidiSink;
import continuo.midi.PortException;
import continuo.midi.rtp.Wire.Port;
import continuo.realtime.RealTime;
import continuo.realtime.Urgency;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The two sockets of our side and the thread `continuo-rtp` that serves them: the only one that touches the
/// [Endpoint]. The player's thread puts messages on a queue and wakes it.
final class Network implements Wire, SessionListener, AutoCloseable {

    private static final int LARGEST_PACKET_BYTES = 2048;
    private static final int MOST_AT_ONCE = 64; // packets, before what is played has its turn
    private static final long FAREWELL_NANOS = 400_000_000;
    private static final long FAREWELL_MILLIS = 1000;
    private static final long LONGEST_SLEEP_MILLIS = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;
    private final DatagramChannel control;
    private final DatagramChannel data;
    private final Endpoint endpoint;
    private final @Nullable Announcement announcement; // none on loopback
    private final Consumer<String> says;
    private final Audience audience = new Audience();
    private final SendQueue queue = new SendQueue();
    private final Queue<InetSocketAddress> invited = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean overrun = new AtomicBoolean(); // messages were left out
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ByteBuffer received = ByteBuffer.allocate(LARGEST_PACKET_BYTES);
    private final ByteBuffer sent = ByteBuffer.allocateDirect(PacketBytes.MOST);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("continuo-rtp").unstarted(RealTime.around(Urgency.PLAY, this::serve));
    private volatile @Nullable MidiSink sink;
    private volatile @Nullable MidiSink newSink;
    private volatile List<String> connected = List.of();

    /// @param says takes the lines for the user
    Network(RtpSettings settings, Consumer<String> says) throws PortException {
        this.says = says;
        InetAddress address = address(settings);
        control = open(address, settings.port(), settings.port());
        try {
            data = open(address, settings.port() + 1, settings.port());
            selector = Selector.open();
            control.register(selector, SelectionKey.OP_READ, Port.CONTROL);
            data.register(selector, SelectionKey.OP_READ, Port.DATA);
        } catch (IOException e) {
            closeQuietly(control);
            throw e instanceof PortException told ? told : new PortException("RTP-MIDI: " + e.getMessage(), e);
        }
        endpoint = new Endpoint(settings, this, this, new SecureRandom(), System.nanoTime());
        announcement = announcement(settings, address, says);
    }

    private static @Nullable Announcement announcement(
            RtpSettings settings, InetAddress address, Consumer<String> says) {
        return address.isLoopbackAddress() ? null : new Announcement(settings.name(), settings.port(), address, says);
    }

    private static InetAddress address(RtpSettings settings) throws PortException {
        String wanted = settings.bind().equals(RtpSettings.ALL) ? "0.0.0.0" : settings.bind();
        try {
            return InetAddress.getByName(wanted);
        } catch (IOException e) {
            throw new PortException(
                    "'%s' is no address of this computer; write '127.0.0.1' or 'all' at 'bind' under 'rtp'"
                            .formatted(wanted),
                    e);
        }
    }

    private static DatagramChannel open(InetAddress address, int port, int first) throws PortException {
        try {
            DatagramChannel channel = DatagramChannel.open();
            try {
                channel.bind(new InetSocketAddress(address, port)).configureBlocking(false);
                return channel;
            } catch (IOException e) {
                closeQuietly(channel);
                throw e;
            }
        } catch (IOException e) {
            throw new PortException(
                    "the UDP ports %d and %d cannot be had on %s (%s); write another 'port' or 'bind' under 'rtp'"
                            .formatted(first, first + 1, address.getHostAddress(), e.getMessage()),
                    e);
        }
    }

    /// Invites whoever is at that control port.
    void invite(InetSocketAddress peer) {
        invited.add(peer);
        selector.wakeup();
    }

    void start() {
        thread.start();
        if (announcement != null) {
            announcement.start();
        }
    }

    /// Player's thread.
    void send(long atNanos, int message) {
        if (!queue.put(atNanos, message)) {
            overrun.set(true);
        }
        selector.wakeup();
    }

    /// Whom to tell what the peers play; null for nobody.
    void listener(@Nullable MidiSink listener) {
        sink = null;
        newSink = listener;
        selector.wakeup();
    }

    /// Those who hear what we play.
    Audience audience() {
        return audience;
    }

    /// The peers that are connected, as a user sees them.
    List<String> connected() {
        return connected;
    }

    private void serve() {
        try {
            while (!closed.get()) {
                work();
            }
            play();
            long end = System.nanoTime() + FAREWELL_NANOS;
            while (!endpoint.isConfirmed() && System.nanoTime() < end) {
                work();
            }
            endpoint.close(System.nanoTime());
        } catch (Throwable e) { // an Error too: no thread ends without a word
            says.accept("RTP-MIDI has ended: " + e + "; start Continuo again.");
        } finally {
            closeQuietly(selector);
            closeQuietly(control);
            closeQuietly(data);
        }
    }

    /// One turn: what is played goes out, what has come is read, what is due is done.
    private void work() throws IOException {
        greetNewSink();
        for (InetSocketAddress peer = invited.poll(); peer != null; peer = invited.poll()) {
            endpoint.invite(peer, System.nanoTime());
        }
        play();
        long wake = endpoint.tick(System.nanoTime());
        long millis = wake == Sender.NEVER
                ? LONGEST_SLEEP_MILLIS
                : Math.clamp(Math.ceilDiv(wake - System.nanoTime(), NANOS_PER_MILLI), 0, LONGEST_SLEEP_MILLIS);
        if (millis > 0 && queue.isEmpty()) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        selector.selectedKeys().clear();
        play();
        read(Port.DATA, data);
        read(Port.CONTROL, control);
    }

    private void greetNewSink() {
        MidiSink listener = newSink;
        if (listener != null) {
            newSink = null;
            sink = listener;
            endpoint.connected().forEach(peer -> listener.found(System.nanoTime(), peer));
        }
    }

    private void play() {
        if (queue.isEmpty() && !overrun.get()) {
            return;
        }
        long now = System.nanoTime();
        while (!queue.isEmpty()) {
            long atNanos = queue.atNanos();
            endpoint.play(now, atNanos, queue.take());
        }
        endpoint.flush(now);
        if (overrun.getAndSet(false)) {
            endpoint.silence(now); // releases may have been left out
        }
    }

    private void read(Port port, DatagramChannel channel) throws IOException {
        for (int packets = 0; packets < MOST_AT_ONCE; packets++) {
            InetSocketAddress from = (InetSocketAddress) receive(channel);
            if (from == null) {
                return;
            }
            if (received.position() < LARGEST_PACKET_BYTES) { // else it was cut short
                endpoint.receive(System.nanoTime(), port, from, received.array(), received.position());
            }
        }
    }

    private java.net.@Nullable SocketAddress receive(DatagramChannel channel) throws IOException {
        try {
            return channel.receive(received.clear());
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            return null; // the system tells of an earlier packet that did not arrive
        }
    }

    @Override
    public void send(Port from, InetSocketAddress to, PacketBytes packet) {
        sent.clear().put(packet.bytes(), 0, packet.size()).flip();
        try {
            (from == Port.CONTROL ? control : data).send(sent, to);
        } catch (IOException e) {
            return; // no way there now: as lost as any packet, and made up for by the next
        }
    }

    @Override
    public void connected(long now, Peer peer) {
        connected = endpoint.connected();
        audience.joined(peer, peer.who());
        MidiSink listener = sink;
        if (listener != null) {
            listener.found(now, peer.who());
        }
    }

    @Override
    public void gone(long now, Peer peer) {
        connected = endpoint.connected();
        audience.left(peer);
        MidiSink listener = sink;
        if (listener != null) {
            listener.lost(now, peer.who());
        }
    }

    @Override
    public void command(long whenNanos, Peer peer, int message) {
        MidiSink listener = sink;
        if (listener != null) {
            listener.message(whenNanos, peer.seat(), message);
        }
    }

    @Override
    public void said(String line) {
        says.accept(line);
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            return; // it is closed as far as we are concerned
        }
    }

    /// Waits a moment for the peers to confirm that every note has ended, then says goodbye.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        selector.wakeup();
        if (announcement != null) {
            announcement.close();
        }
        try {
            thread.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
