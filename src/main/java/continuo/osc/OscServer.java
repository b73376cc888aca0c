package continuo.osc;

import continuo.control.Board;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes and sends packets, on a thread of its own, `continuo-osc`. What keeps it from that is said, and the music goes
/// on.
public final class OscServer implements AutoCloseable {

    private static final int MOST_AT_ONCE = 256; // packets, before settings are handed on
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long FAREWELL_MILLIS = 300;
    private static final long FAILURE_NANOS = 100_000_000;

    private final OscSettings settings;
    private final Surface surface;
    private final Consumer<String> says;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("continuo-osc").unstarted(this::serveUntilClosed);
    private final ByteBuffer packet =
            ByteBuffer.allocate(Limits.PACKET_BYTES + 1); // one byte more shows that it is longer
    private final Map<SocketAddress, Long> listeners = new LinkedHashMap<>(); // with when they were heard last
    private @Nullable DatagramChannel channel;
    private @Nullable Selector selector;
    private @Nullable SocketAddress to;
    private volatile boolean closed;
    private boolean saidWrong;
    private boolean saidFailure;
    private long nextTellNanos;

    /// @param state what Continuo is at, in a word
    /// @param says takes the lines that a user is to see
    public OscServer(OscSettings settings, Board board, Supplier<String> state, Consumer<String> says) {
        this.settings = settings;
        this.says = says;
        long now = System.nanoTime();
        surface = new Surface(board, state, now);
        nextTellNanos = now;
    }

    /// Listens from now on, if that is wanted.
    public void start() {
        if (!settings.on()) {
            return;
        }
        try {
            DatagramChannel opened = DatagramChannel.open();
            channel = opened;
            opened.bind(
                    settings.bind() == null
                            ? new InetSocketAddress(settings.port())
                            : new InetSocketAddress(settings.bind(), settings.port()));
            opened.configureBlocking(false);
            Selector made = Selector.open();
            selector = made;
            opened.register(made, SelectionKey.OP_READ);
        } catch (IOException e) {
            says.accept("There is no OSC: UDP port %d%s cannot be used (%s); write another 'osc-port' or 'osc-bind'."
                    .formatted(settings.port(), where(), e.getMessage()));
            release();
            return;
        }
        says.accept("OSC is listened to on UDP port %d%s.".formatted(settings.port(), where()));
        thread.start();
    }

    private String where() {
        return settings.bind() == null
                ? " of all networks"
                : " of " + settings.bind().getHostAddress();
    }

    private void serveUntilClosed() {
        resolve();
        while (!closed) {
            try {
                serve(System.nanoTime());
            } catch (IOException | RuntimeException e) {
                rest(e);
            }
        }
    }

    /// What fails time and again is said once, and keeps nobody busy.
    private void rest(Exception failure) {
        if (!closed && !saidFailure) {
            saidFailure = true;
            says.accept("OSC has failed (%s); it goes on as far as it can.".formatted(failure.getMessage()));
        }
        LockSupport.parkNanos(FAILURE_NANOS);
    }

    /// A name may take its time.
    private void resolve() {
        InetSocketAddress named = settings.to();
        if (named == null) {
            return;
        }
        InetSocketAddress resolved = new InetSocketAddress(named.getHostString(), named.getPort());
        if (resolved.isUnresolved()) {
            says.accept("Nobody is told of changes by OSC: '%s' is not known; write another 'osc-to'."
                    .formatted(named.getHostString()));
        } else {
            to = resolved;
        }
    }

    private void serve(long before) throws IOException {
        Selector waiting = selector;
        DatagramChannel open = channel;
        if (waiting == null || open == null) {
            return;
        }
        waiting.select(waitMillis(before));
        waiting.selectedKeys().clear();
        long now = System.nanoTime();
        for (int n = 0; n < MOST_AT_ONCE && !closed; n++) {
            SocketAddress from = open.receive(packet.clear());
            if (from == null) {
                break;
            }
            packet.flip();
            take(open, from, now);
        }
        tellWrong(open, surface.flush(now));
        listeners.values().removeIf(heard -> now - heard > Limits.LISTENER_NANOS);
        if (now >= nextTellNanos && hasListeners()) {
            nextTellNanos = now + Limits.TELL_NANOS;
            tell(open, surface.changes());
        }
    }

    private boolean hasListeners() {
        return to != null || !listeners.isEmpty();
    }

    /// 0: until something comes.
    private long waitMillis(long now) {
        if (surface.isWaiting()) {
            return Limits.APART_NANOS / NANOS_PER_MILLI;
        }
        return hasListeners() ? Math.max(1, (nextTellNanos - now) / NANOS_PER_MILLI) : 0;
    }

    private void take(DatagramChannel open, SocketAddress from, long now) {
        List<OscMessage> messages;
        try {
            messages = OscPackets.read(packet);
        } catch (OscException e) {
            if (!saidWrong) {
                saidWrong = true;
                says.accept("From %s comes what is no OSC (%s); such packets are passed over."
                        .formatted(from, e.getMessage()));
            }
            return;
        }
        if (listeners.containsKey(from)) {
            listeners.put(from, now);
        }
        for (OscMessage message : messages) {
            List<OscMessage> answers = surface.take(message, now);
            send(open, from, answers);
            if (Surface.asksForAll(message)
                    && !answers.isEmpty()
                    && !from.equals(to)
                    && (listeners.size() < Limits.MOST_LISTENERS || listeners.containsKey(from))) {
                listeners.put(from, now);
            }
        }
    }

    private void tellWrong(DatagramChannel open, List<OscMessage> lines) {
        if (!lines.isEmpty()) {
            tell(open, lines);
        }
    }

    private void tell(DatagramChannel open, List<OscMessage> messages) {
        SocketAddress always = to;
        if (always != null) {
            send(open, always, messages);
        }
        listeners.keySet().forEach(listener -> send(open, listener, messages));
    }

    /// Who cannot be reached is not told.
    private void send(DatagramChannel open, SocketAddress target, List<OscMessage> messages) {
        for (ByteBuffer bytes : OscPackets.write(messages)) {
            try {
                open.send(bytes, target);
            } catch (IOException e) {
                break; // he may come back
            }
        }
    }

    private void release() {
        try {
            if (selector != null) {
                selector.close();
            }
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            says.accept("OSC did not end as it should (%s).".formatted(e.getMessage()));
        }
    }

    @Override
    public void close() {
        closed = true;
        if (selector != null) {
            selector.wakeup();
        }
        try {
            thread.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release();
    }
}
