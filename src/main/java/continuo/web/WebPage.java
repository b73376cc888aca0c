package continuo.web;

import continuo.live.LiveObserver;
import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/// The page and the server behind it, from the start of Continuo to its end; those who play may change meanwhile.
public final class WebPage implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};
    private static final int ANY = 0;

    private final WebSettings settings;
    private final Consumer<String> says;
    private final Token token = new Token();
    private final WebClock clock = new WebClock();
    private final Lookout lookout = new Lookout();
    private final Pages pages = new Pages();
    private final Feed feed = new Feed(lookout, clock, pages);
    private final WebInput input = new WebInput();
    private volatile boolean closed;
    private @Nullable ServerSocketChannel door; // listens from the start on
    private @Nullable Server server; // guarded by this; there once somebody has knocked
    private String address = "";

    /// @param says takes the lines that a user is to see
    public WebPage(WebSettings settings, Consumer<String> says) {
        this.settings = settings;
        this.says = says;
    }

    /// Serves the page from now on, if that is wanted. What keeps it from that is said, and the music goes on.
    ///
    /// The server itself is started by the first who knocks: a daemon whose page nobody opens does not pay for it.
    public void start() {
        if (!settings.on() || isServed()) {
            return;
        }
        try {
            door = bind();
            address = "http://%s:%d/#%s".formatted(LOOPBACK, port(door), token.text());
        } catch (IOException e) {
            says.accept("The page is not served (%s); write another 'web-port'.".formatted(e.getMessage()));
            return;
        }
        feed.start();
        Thread.ofPlatform().daemon().name("continuo-door").start(this::openOnceSomebodyKnocks);
    }

    private ServerSocketChannel bind() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK, LOOPBACK_BYTES), settings.port()));
        } catch (IOException taken) {
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK, LOOPBACK_BYTES), ANY));
        }
        return channel;
    }

    private static int port(ServerSocketChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private void openOnceSomebodyKnocks() {
        ServerSocketChannel channel = Objects.requireNonNull(door);
        try {
            try (Selector knocking = Selector.open()) {
                channel.configureBlocking(false);
                channel.register(knocking, SelectionKey.OP_ACCEPT);
                knocking.select();
            }
            synchronized (this) {
                if (!closed) {
                    channel.configureBlocking(true);
                    serve(channel);
                }
            }
        } catch (Exception e) {
            if (!closed) {
                says.accept("The page cannot be served (%s).".formatted(e.getMessage()));
            }
        }
    }

    private void serve(ServerSocketChannel channel) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(Limits.MOST_THREADS, 2);
        threads.setName("continuo-web");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        Server made = new Server(threads);
        made.setStopTimeout(0);
        ServerConnector connector = connector(made);
        made.addConnector(connector);
        made.addBean(new NetworkConnectionLimit(Limits.MOST_CONNECTIONS, connector));
        connector.open(channel);
        made.setHandler(new Gate(token, port(channel), live(made)));
        made.start();
        server = made;
        feed.hasBeenAsked();
    }

    private ServerConnector connector(Server made) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(Limits.HEADER_BYTES);
        ServerConnector connector = new ServerConnector(made, 1, 1, new HttpConnectionFactory(http));
        connector.setIdleTimeout(Limits.IDLE_MILLIS);
        connector.setAcceptedSendBufferSize(Limits.BUFFER_BYTES);
        return connector;
    }

    private WebSocketUpgradeHandler live(Server made) {
        WebSocketUpgradeHandler live = WebSocketUpgradeHandler.from(made, this::limit);
        live.setHandler(new Api(feed, new PageFiles()));
        return live;
    }

    private void limit(ServerWebSocketContainer container) {
        container.setMaxTextMessageSize(Limits.MESSAGE_BYTES);
        container.setMaxBinaryMessageSize(1);
        container.setMaxFrameSize(Limits.MESSAGE_BYTES);
        container.setIdleTimeout(Duration.ofSeconds(Limits.PAGE_IDLE_SECONDS));
        container.addMapping(Api.LIVE, (request, response, callback) -> {
            response.setExtensions(List.of()); // to pack small messages costs more than it saves
            return new PageSession(pages, feed, clock, input);
        });
    }

    /// Where the page is, token included; empty where there is none.
    public String address() {
        return address;
    }

    /// Whether there is a page.
    public boolean isServed() {
        return door != null;
    }

    /// What is to look on for the page.
    public LiveObserver observer() {
        return isServed() ? lookout : LiveObserver.NONE;
    }

    /// The page as a port, told of without serving it.
    public static MidiBackend backend(WebSettings settings) {
        return new WebBackend(new WebInput(), settings.on());
    }

    /// The page as a port, for input and output.
    public MidiBackend backend() {
        return new WebBackend(input, settings.on());
    }

    /// What all pages play.
    public MidiInput keys() {
        return input;
    }

    /// Others play from now on; null: nobody does.
    public void playing(@Nullable Playing playing) {
        feed.playing(playing);
    }

    /// Something has been set.
    public void settingsChanged() {
        feed.settingsChanged();
    }

    @Override
    public void close() {
        closed = true;
        feed.close();
        try {
            if (door != null) {
                door.close(); // whoever waits at it is woken
            }
            stop();
        } catch (Exception e) {
            says.accept("The page's server did not end as it should (%s).".formatted(e.getMessage()));
        }
    }

    private synchronized void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }
}
