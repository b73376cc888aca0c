package continuo.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.live.LiveReport;
import continuo.meter.Latency;
import continuo.midi.MidiSink;
import continuo.midi.RecordingSink;
import continuo.session.SessionFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The page, served on a free port, with a board of its own and a keyboard that is taken down; and what a program sends
/// to it byte for byte, where a client would not.
final class Served implements AutoCloseable {

    /// In place of a code, where the connection broke.
    static final int BROKEN = 0;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final LiveReport NOTHING =
            new LiveReport(0, 0, 0, 0, 0, 0, 0, Latency.NONE, Latency.NONE, Latency.NONE);

    final FakeBoard board = new FakeBoard();
    final Heard heard = new Heard();
    final WebPage page = new WebPage(new WebSettings(true, freePort()), line -> {});
    final int port;
    final String token;

    Served() {
        page.start();
        page.keys().start(heard);
        page.playing(
                new Playing(board, () -> NOTHING, "keys", "synth", new SessionFolder(Path.of("target/no-sessions"))));
        URI address = URI.create(page.address());
        port = address.getPort();
        token = address.getFragment();
    }

    private static int freePort() {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(address());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /// What comes back for a request whose lines are these; it ends the connection.
    String ask(String... lines) throws IOException {
        return ask("", lines);
    }

    String ask(String body, String[] lines) throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write((String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The number in the first line of an answer.
    static int code(String answer) {
        return Integer.parseInt(answer.split(" ")[1]);
    }

    String get(String path, String... more) throws IOException {
        return ask(lines("GET " + path + " HTTP/1.1", more));
    }

    String post(String path, String body, String... more) throws IOException {
        String[] sized = java.util.Arrays.copyOf(more, more.length + 1);
        sized[more.length] = "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length;
        return ask(body, lines("POST " + path + " HTTP/1.1", sized));
    }

    private String[] lines(String first, String... more) {
        String[] lines = new String[more.length + 2];
        lines[0] = first;
        lines[1] = "Host: " + host();
        System.arraycopy(more, 0, lines, 2, more.length);
        return lines;
    }

    String bearer() {
        return "Authorization: Bearer " + token;
    }

    /// Opens a page as a browser would.
    Visitor visit() {
        return visit("?token=" + token, "http://" + host());
    }

    Visitor visit(String query, String origin) {
        Visitor visitor = new Visitor();
        visitor.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create("ws://" + host() + Api.LIVE + query), visitor)
                .join();
        return visitor;
    }

    @Override
    public void close() {
        page.close();
    }

    /// What pages play.
    static final class Heard implements MidiSink {

        final List<Long> times = new CopyOnWriteArrayList<>();
        final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void message(long whenNanos, int source, int message) {
            messages.add(RecordingSink.text(message));
            times.add(whenNanos);
        }

        @Override
        public void lost(long whenNanos, String port) {}

        @Override
        public void found(long whenNanos, String port) {}
    }

    /// A page as seen from here.
    static final class Visitor implements WebSocket.Listener, AutoCloseable {

        private final BlockingQueue<JsonObject> told = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private @Nullable WebSocket socket;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                told.add(JsonParser.parseString(text.toString()).getAsJsonObject());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(BROKEN);
        }

        void say(String message) {
            Objects.requireNonNull(socket).sendText(message, true).join();
        }

        /// The same without waiting until it is on its way; the page may have been closed already.
        void flood(String message) {
            CompletableFuture<WebSocket> _ = Objects.requireNonNull(socket).sendText(message, true);
        }

        /// The next thing told of that name.
        JsonElement next(String name) throws InterruptedException {
            while (true) {
                JsonObject one = told.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (one == null) {
                    throw new AssertionError("nothing is told of " + name);
                }
                if (one.has(name)) {
                    return one.get(name);
                }
            }
        }

        /// Continuo's clock now.
        long micros() throws InterruptedException {
            say("{\"clock\": 1.5}");
            JsonArray clock = next("clock").getAsJsonArray();
            return clock.get(1).getAsLong();
        }

        int awaitClose() throws Exception {
            return closed.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            Objects.requireNonNull(socket).abort();
        }
    }
}
