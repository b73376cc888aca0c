package continuo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What other sites, other computers and broken programs may try.
@Timeout(value = 40, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AttacksTest {

    private static final int REFUSED = 403;
    private static final int NO_TOKEN = 401;
    private static final int OTHER_HOST = 421;
    private static final int POLICY = 1008;
    private static final int TOO_LARGE = 1009;
    private static final int TRY_LATER = 1013;
    private static final String WILDER = "{\"temperature\": \"2\"}";

    private final Served served = new Served();

    @AfterEach
    void end() {
        served.close();
    }

    @Test
    void anotherSiteNeitherReadsNorMovesAnything() throws Exception {
        String foreign = "Origin: http://evil.example";

        assertEquals(REFUSED, Served.code(served.post("/api/settings", WILDER, served.bearer(), foreign)));
        assertEquals(REFUSED, Served.code(served.post("/api/actions/panic", "", served.bearer(), foreign)));
        assertEquals(REFUSED, Served.code(served.get("/api/status", foreign)));
        assertEquals(REFUSED, Served.code(served.get("/api/status", "Origin: null")));
        assertEquals(REFUSED, Served.code(served.get("/api/status", "Sec-Fetch-Site: cross-site")));
        assertEquals(REFUSED, Served.code(served.get("/api/status", "Origin: https://" + served.host())));
        assertThrows(
                CompletionException.class,
                () -> served.visit("?token=" + served.token, "http://evil.example")
                        .close());
        assertEquals("0.75", served.board.text(continuo.parameter.Parameters.TEMPERATURE));
        assertEquals(List.of(), served.board.done());
    }

    @Test
    void noAnswerAllowsAnotherSiteToReadOrFrameIt() throws Exception {
        for (String path : List.of("/", "/page.js", "/api/status", "/nothing")) {
            String answer = served.get(path);
            assertTrue(answer.contains("frame-ancestors 'none'"), answer);
            assertTrue(answer.contains("default-src 'none'"), answer);
            assertTrue(answer.contains("nosniff"), answer);
            assertTrue(answer.contains("Cross-Origin-Resource-Policy: same-origin"), answer);
            assertTrue(!answer.contains("Access-Control-Allow"), answer);
            assertTrue(!answer.contains("unsafe"), answer);
        }
    }

    @Test
    void aNameThatWasReboundToThisComputerIsAnotherHost() throws Exception {
        for (String host : List.of("evil.example:" + served.port, "127.0.0.1.evil.example", "127.0.0.1", "localhost")) {
            assertEquals(OTHER_HOST, Served.code(served.ask("GET /api/status HTTP/1.1", "Host: " + host)), host);
        }
        assertEquals(200, Served.code(served.ask("GET /api/status HTTP/1.1", "Host: localhost:" + served.port)));
    }

    @Test
    void nothingIsMovedWithoutTheToken() throws Exception {
        String wrong = "Authorization: Bearer " + served.token.substring(1) + "x";

        assertEquals(NO_TOKEN, Served.code(served.post("/api/settings", WILDER)));
        assertEquals(NO_TOKEN, Served.code(served.post("/api/settings", WILDER, wrong)));
        assertEquals(NO_TOKEN, Served.code(served.post("/api/settings?token=" + served.token, WILDER)));
        assertEquals(NO_TOKEN, Served.code(served.post("/api/actions/panic", "")));
        assertEquals(NO_TOKEN, Served.code(served.get("/api/settings")));
        assertEquals(NO_TOKEN, Served.code(served.post("/api/%73ettings", WILDER)));
        assertTrue(Served.code(served.post("//api/settings", WILDER)) >= 400);
        for (String query : List.of("", "?token=", "?token=x", "?token=" + served.token + "x")) {
            assertThrows(
                    CompletionException.class,
                    () -> served.visit(query, "http://" + served.host()).close());
        }
        assertEquals("0.75", served.board.text(continuo.parameter.Parameters.TEMPERATURE));
    }

    @Test
    void onlyThisComputerReachesIt() throws Exception {
        for (NetworkInterface network : java.util.Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : java.util.Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThrows(IOException.class, () -> new Socket(address, served.port).close(), address.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../config/continuo.yaml",
                "/..%2f..%2fconfig/continuo.yaml",
                "/%2e%2e/Api.class",
                "/Api.class",
                "/package-info.class",
                "/page.js/../Api.class",
                "//etc/passwd",
                "/page.js%00.html",
                "/index.html;x=1/../../x"
            })
    void noFileButThePagesOwnIsRead(String path) throws Exception {
        int code = Served.code(served.get(path));
        assertTrue(code == 404 || code == 400, path + ": " + code);
    }

    @Test
    void oversizedRequestsAreCutOff() throws Exception {
        String much = "x".repeat(100_000);

        assertEquals(413, Served.code(served.post("/api/settings", much, served.bearer())));
        assertEquals(431, Served.code(served.get("/" + "?" + "x".repeat(7_000), "X-Much: " + "x".repeat(7_000))));
        try (Served.Visitor page = served.visit()) {
            page.flood("{\"keys\": [" + "0,".repeat(3_000) + "0]}");
            assertClosedWhileSending(TOO_LARGE, page);
        }
        String chunked = served.ask("20000\r\n" + "x".repeat(0x20000) + "\r\n0\r\n\r\n", new String[] {
            "POST /api/settings HTTP/1.1", "Host: " + served.host(), served.bearer(), "Transfer-Encoding: chunked"
        });
        assertEquals(413, Served.code(chunked));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "nonsense",
                "{\"keys\": [0, 4294967440]}",
                "{\"keys\": [0, -1]}",
                "{\"keys\": [0, 240]}",
                "{\"keys\": [0, 8388752]}",
                "{\"keys\": [1e99, 144]}",
                "{\"keys\": \"many\"}",
                "{\"set\": [1]}"
            })
    void aPageThatSaysWhatNoPageSaysIsShown(String message) throws Exception {
        try (Served.Visitor page = served.visit()) {
            page.say(message);
            if (message.isEmpty()) {
                assertTrue(page.micros() > 0); // says nothing
            } else {
                assertEquals(POLICY, page.awaitClose());
            }
            assertEquals(List.of(), served.heard.messages);
        }
    }

    @Test
    void deeplyNestedMessagesEndNothingButThePageThatSendsThem() throws Exception {
        try (Served.Visitor page = served.visit()) {
            page.say("[".repeat(4_000));
            assertEquals(POLICY, page.awaitClose());
        }
        try (Served.Visitor next = served.visit()) {
            assertTrue(next.micros() > 0);
        }
    }

    @Test
    void framesThatAreNoneEndTheConnection() throws Exception {
        byte[][] frames = {
            {(byte) 0x81, 5, 'h', 'e', 'l', 'l', 'o'}, // not masked, as a client must
            {(byte) 0xF3, (byte) 0x80, 0, 0, 0, 0}, // no such kind, reserved bits
            {(byte) 0x80, (byte) 0x80, 0, 0, 0, 0}, // goes on with nothing
            {(byte) 0x81, (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0}, // nine exabytes
            longPing(),
            {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, (byte) 0xC3, 0x28} // no UTF-8
        };
        for (byte[] frame : frames) {
            try (Socket socket = upgraded()) {
                socket.getOutputStream().write(frame);
                socket.getOutputStream().flush();
                assertEnds(socket, frame);
            }
        }
        try (Served.Visitor page = served.visit()) {
            assertTrue(page.micros() > 0);
        }
    }

    /// A ping of 256 bytes, more than any may have.
    private static byte[] longPing() {
        byte[] ping = new byte[8 + 256];
        ping[0] = (byte) 0x89;
        ping[1] = (byte) 0xFE;
        ping[2] = 1;
        return ping;
    }

    private static void assertEnds(Socket socket, byte[] frame) throws IOException {
        long end = System.nanoTime() + 5_000_000_000L;
        byte[] buffer = new byte[1 << 14];
        while (socket.getInputStream().read(buffer) >= 0) {
            assertTrue(
                    System.nanoTime() < end,
                    "goes on after " + java.util.HexFormat.of().formatHex(frame));
        }
    }

    private Socket upgraded() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(20_000);
        socket.setReceiveBufferSize(1 << 12);
        socket.connect(served.address());
        OutputStream out = socket.getOutputStream();
        out.write(String.join(
                        "\r\n",
                        "GET /api/live?token=" + served.token + " HTTP/1.1",
                        "Host: " + served.host(),
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    @Test
    void aFloodOfKeysOrMessagesClosesThePageAndLetsItsKeysGo() throws Exception {
        try (Served.Visitor page = served.visit()) {
            page.say("{\"keys\": [0, " + (0x90 | 60 << 8 | 80 << 16) + "]}");
            for (int message = 0; message < 2_000 && !page.closed.isDone(); message++) {
                page.flood("{\"keys\": [0, " + (0xB0 | 1 << 8) + "]}");
            }
            assertClosedWhileSending(POLICY, page);
            Browser.await("its key is let go", () -> served.heard.messages.contains("80 3C 00"));
        }
    }

    /// Who still sends may find the connection broken before he has read why it was closed.
    private static void assertClosedWhileSending(int why, Served.Visitor page) throws Exception {
        int code = page.awaitClose();
        assertTrue(code == why || code == Served.BROKEN, "closed with " + code);
    }

    @Test
    void noMorePagesThanThereIsRoomFor() throws Exception {
        List<Served.Visitor> visitors = new ArrayList<>();
        try {
            for (int page = 0; page < Limits.MOST_PAGES; page++) {
                Served.Visitor visitor = served.visit();
                visitors.add(visitor);
                visitor.next("welcome");
            }
            try (Served.Visitor tooMany = served.visit()) {
                assertEquals(TRY_LATER, tooMany.awaitClose());
            }
            assertTrue(visitors.getFirst().micros() > 0);
        } finally {
            visitors.forEach(Served.Visitor::close);
        }
    }

    /// Five hundred connections that send half a request: those that are open go on at once, and others are let in
    /// when the idle ones have been closed.
    @Test
    void slowHeadersAndFiveHundredConnectionsDoNotHoldUpAPage() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (Served.Visitor page = served.visit()) {
            page.next("welcome");
            for (int i = 0; i < 500; i++) {
                Socket socket = new Socket();
                socket.connect(served.address(), 3_000); // a busy machine accepts late
                sockets.add(socket);
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (java.net.SocketTimeoutException full) {
            assertTrue(sockets.size() >= Limits.MOST_CONNECTIONS - 1, "refused after " + sockets.size());
        }
        try (Served.Visitor page = served.visit()) {
            assertTrue(page.micros() > 0);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aSlowBodyIsGivenUp() throws Exception {
        try (Socket socket = served.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(String.join(
                            "\r\n",
                            "POST /api/settings HTTP/1.1",
                            "Host: " + served.host(),
                            served.bearer(),
                            "Content-Length: 1000",
                            "",
                            "{")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            long begun = System.nanoTime();
            socket.getInputStream().readAllBytes();
            assertTrue(System.nanoTime() - begun < 2L * Limits.IDLE_MILLIS * 1_000_000);
        }
        assertEquals("0.75", served.board.text(continuo.parameter.Parameters.TEMPERATURE));
    }

    /// A page that takes nothing any more is dropped; what happens meanwhile waits for nobody.
    @Test
    void aPageThatDoesNotReadIsDroppedAndHoldsUpNobody() throws Exception {
        try (Socket deaf = upgraded();
                Served.Visitor page = served.visit()) {
            page.next("welcome");
            int message = 0x90 | 60 << 8 | 80 << 16;
            long slowest = 0;
            for (int round = 0; round < 400; round++) {
                for (int note = 0; note < 400; note++) {
                    long before = System.nanoTime();
                    served.page.observer().heard(before, message);
                    slowest = Math.max(slowest, System.nanoTime() - before);
                }
                page.next("events");
            }
            assertTrue(slowest < 200_000_000, "a note waited for " + slowest);
            Browser.await("the deaf page is dropped", () -> {
                try {
                    deaf.getOutputStream().write(new byte[] {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0});
                    return false;
                } catch (IOException reset) {
                    return true;
                }
            });
        }
    }
}
