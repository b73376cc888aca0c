package continuo.midi.jack;

import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Continuo among JACK's clients, from one server to the next. The thread `continuo-jack` hears who comes and goes, and
/// looks for the server while there is none. Nobody but JACK's own thread enters a cycle, and that waits for nobody.
final class JackClient implements AutoCloseable, JackCallbacks.Listener {

    private static final long SERVER_LOOK_MILLIS = 500;
    private static final long PORT_LOOK_MILLIS = 100;
    private static final int PORT_LOOKS =
            20; // a port can be connected only when its program is ready, which none tells
    private static final long FAREWELL_MILLIS = 2_000;
    private static final int MOST_NEWS = 1 << 14;

    /// What libjack told, to be dealt with on a thread that may ask libjack questions.
    private sealed interface News {

        record Connection(int source, int destination, boolean made) implements News {}

        record Port() implements News {}

        record Shutdown(JackSession ended) implements News {}

        record End() implements News {}
    }

    private final @Nullable String server;
    private final Consumer<String> saying;
    private final JackCallbacks callbacks = JackCallbacks.of(this);
    private final LinkedBlockingQueue<News> news = new LinkedBlockingQueue<>(MOST_NEWS);
    private final Thread watcher;
    private volatile Endpoint[] endpoints = {};
    private volatile @Nullable JackSession session; // written by those who hold this
    private volatile @Nullable Throwable failure; // of a cycle
    private volatile boolean closing;
    private int looksLeft; // the watcher's
    private volatile boolean missedNews;

    /// @param saying is told when the server is lost, and when it is back
    JackClient(@Nullable String server, Consumer<String> saying) throws PortException {
        this.server = server;
        this.saying = saying;
        begin();
        watcher = Thread.ofPlatform().daemon().name("continuo-jack").start(this::watch);
    }

    private synchronized void begin() throws PortException {
        JackSession fresh = new JackSession(server);
        session = fresh; // before its first cycle
        try {
            fresh.activate(callbacks);
            for (Endpoint endpoint : endpoints) {
                endpoint.open(fresh);
            }
        } catch (PortException e) {
            session = null;
            fresh.close();
            throw e;
        }
    }

    /// Opens the endpoint's port now, and in every server to come.
    synchronized void add(Endpoint endpoint) throws PortException {
        JackSession there = session;
        if (there == null) {
            throw new PortException("the JACK server has just ended: start it again, then Continuo");
        }
        endpoint.open(there);
        List<Endpoint> all = new ArrayList<>(List.of(endpoints));
        all.add(endpoint);
        endpoints = all.toArray(Endpoint[]::new);
        endpoint.portsChanged();
    }

    /// The endpoint takes part in no cycle any more when this returns, and its port is gone.
    synchronized void remove(Endpoint endpoint, long port) {
        List<Endpoint> others = new ArrayList<>(List.of(endpoints));
        others.remove(endpoint);
        endpoints = others.toArray(Endpoint[]::new);
        JackSession there = session;
        if (there != null) {
            there.awaitCycles();
            there.unregisterPort(port);
        }
    }

    synchronized List<PortInfo> otherPorts(long direction) {
        JackSession there = session;
        return there == null ? List.of() : there.otherPorts(direction);
    }

    @Override
    public int cycle(int frames, long unused) {
        JackSession there = session;
        if (there != null) {
            try {
                return there.cycle(frames, endpoints);
            } catch (Throwable e) { // must not reach C, which would end the process
                failure = e;
            }
        }
        return 0;
    }

    @Override
    public void connection(int source, int destination, int made, long unused) {
        tell(new News.Connection(source, destination, made != 0));
    }

    @Override
    public void port(int id, int registered, long unused) {
        tell(new News.Port());
    }

    /// What finds no room is not kept; the next look at the ports makes up for it.
    private void tell(News told) {
        if (!news.offer(told)) {
            missedNews = true;
        }
    }

    @Override
    public int missedCycle(long unused) {
        forEach(Endpoint::cycleMissed);
        return 0;
    }

    @Override
    public void shutdown(long unused) {
        JackSession ended = session;
        if (ended != null) {
            tell(new News.Shutdown(ended));
        }
    }

    private void watch() {
        while (!closing) {
            try {
                long patience = looksLeft > 0 ? PORT_LOOK_MILLIS : SERVER_LOOK_MILLIS;
                News next = news.poll(patience, TimeUnit.MILLISECONDS);
                hear(next);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void hear(@Nullable News next) {
        JackSession there = session;
        if (closing) {
            return;
        }
        if (there == null) {
            lookForServer();
            return;
        }
        switch (next) {
            case null -> lookAgain();
            case News.Connection change -> connection(there, change);
            case News.Port() -> look();
            case News.Shutdown lost when lost.ended() == there -> lose(there);
            case News.Shutdown stale -> {} // of a session that has been closed since
            case News.End() -> {}
        }
    }

    private void look() {
        forEach(Endpoint::portsChanged);
        looksLeft = PORT_LOOKS;
    }

    private void lookAgain() {
        report();
        if (missedNews) {
            missedNews = false;
            look();
        }
        if (looksLeft > 0) {
            looksLeft--;
            forEach(Endpoint::portsChanged);
        }
    }

    /// A cycle that failed has cost its messages; that is to be seen, though not on JACK's thread.
    private void report() {
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            Thread.UncaughtExceptionHandler handler = Thread.currentThread().getUncaughtExceptionHandler();
            handler.uncaughtException(Thread.currentThread(), thrown);
        }
    }

    private void connection(JackSession there, News.Connection change) {
        String source = there.portName(change.source());
        String destination = there.portName(change.destination());
        for (Endpoint endpoint : endpoints) {
            if (endpoint.portName().equals(destination)) {
                tell(endpoint, change.made(), change.source(), source);
            } else if (endpoint.portName().equals(source)) {
                tell(endpoint, change.made(), change.destination(), destination);
            }
        }
    }

    private static void tell(Endpoint endpoint, boolean made, int id, String name) {
        if (made) {
            endpoint.connected(id, name);
        } else {
            endpoint.parted(id);
        }
    }

    private void forEach(Consumer<Endpoint> action) {
        for (Endpoint endpoint : endpoints) {
            action.accept(endpoint);
        }
    }

    private void lose(JackSession ended) {
        session = null;
        ended.closeAfterShutdown();
        news.clear();
        forEach(Endpoint::serverLost);
        saying.accept("The JACK server is gone; Continuo waits for it.");
    }

    private void lookForServer() {
        try {
            begin();
        } catch (PortException e) {
            return; // not yet
        }
        saying.accept("The JACK server is back.");
        look();
    }

    @Override
    public void close() {
        closing = true;
        tell(new News.End());
        try {
            watcher.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            JackSession there = session;
            if (there != null) {
                there.close(); // its last cycles are still to be answered
            }
            session = null;
        }
    }
}
