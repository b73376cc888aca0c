package continuo.web;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A real browser with no window, Chromium, driven by its DevTools protocol: keys and fingers are those of a user.
public final class Browser implements AutoCloseable {

    public static final String PROGRAM = "chromium";

    private static final long PATIENCE_NANOS = Duration.ofSeconds(40).toNanos();
    private static final int ANSWER_SECONDS = 30;
    private static final Map<String, Object> NONE = Map.of();

    private final Process process;
    private final String devTools;

    /// @param folder of the browser's own
    public Browser(Path folder) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        PROGRAM,
                        "--headless=new",
                        "--no-sandbox", // tests may run as root
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile())
                .start();
        Path port = folder.resolve("DevToolsActivePort");
        await("the browser is there", () -> Files.exists(port) && lines(port).size() > 1);
        devTools = "127.0.0.1:" + lines(port).getFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Opens an address on a page of its own.
    public Page open(String address, int width, int height, boolean dark) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + devTools + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        Page page = new Page(JsonParser.parseString(answer)
                .getAsJsonObject()
                .get("webSocketDebuggerUrl")
                .getAsString());
        page.call("Runtime.enable", NONE);
        page.call("Log.enable", NONE);
        page.call("Page.enable", NONE);
        page.look(width, height, dark);
        page.call("Page.navigate", Map.of("url", address));
        return page;
    }

    /// Waits until `condition` holds; the browser has a time of its own.
    public static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what);
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    /// One page of it.
    public static final class Page implements WebSocket.Listener, AutoCloseable {

        private final WebSocket socket;
        private final AtomicInteger numbers = new AtomicInteger();
        private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
        private final List<String> errors = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();

        private Page(String address) {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(address), this)
                    .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonObject told = JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                take(told);
            }
            from.request(1);
            return null;
        }

        private void take(JsonObject told) {
            if (told.has("id")) {
                Objects.requireNonNull(answers.remove(told.get("id").getAsInt()))
                        .complete(told);
                return;
            }
            String method = told.get("method").getAsString();
            if (method.equals("Runtime.exceptionThrown")
                    || (method.equals("Log.entryAdded") && told.toString().contains("\"level\":\"error\""))
                    || (method.equals("Runtime.consoleAPICalled")
                            && told.toString().contains("\"type\":\"error\""))) {
                errors.add(told.toString());
            }
        }

        /// What went wrong on the page, as its console has it.
        public List<String> errors() {
            return errors;
        }

        JsonObject call(String method, Map<String, Object> parameters) throws Exception {
            int number = numbers.incrementAndGet();
            CompletableFuture<JsonObject> answer = new CompletableFuture<>();
            answers.put(number, answer);
            socket.sendText(Telling.json(Map.of("id", number, "method", method, "params", parameters)), true)
                    .join();
            JsonObject told = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (told.has("error")) {
                throw new AssertionError(method + ": " + told.get("error"));
            }
            return told.getAsJsonObject("result");
        }

        /// Another size, and light or dark.
        public void look(int width, int height, boolean dark) throws Exception {
            call(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
            call(
                    "Emulation.setEmulatedMedia",
                    Map.of(
                            "features",
                            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        }

        /// What an expression comes to, as text; the text of null is empty.
        public String value(String expression) {
            try {
                JsonObject result = call(
                                "Runtime.evaluate",
                                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true))
                        .getAsJsonObject("result");
                JsonElement value = result.get("value");
                return value == null || value.isJsonNull() ? "" : value.getAsString();
            } catch (Exception e) {
                throw new AssertionError(expression, e);
            }
        }

        /// A key of the computer's keyboard goes down or up.
        ///
        /// @param code its place, as in `KeyQ`
        public void key(boolean down, String code, String letter) throws Exception {
            call("Input.dispatchKeyEvent", Map.of("type", down ? "keyDown" : "keyUp", "code", code, "key", letter));
        }

        /// Clicks in the middle of what a selector finds.
        public void click(String selector) throws Exception {
            String place = value("(() => { const e = document.querySelector('" + selector
                    + "'); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
                    + " return (b.x + b.width / 2) + ' ' + (b.y + b.height / 2); })()");
            String[] at = place.split(" ");
            for (String type : List.of("mousePressed", "mouseReleased")) {
                call(
                        "Input.dispatchMouseEvent",
                        Map.of(
                                "type",
                                type,
                                "x",
                                Double.parseDouble(at[0]),
                                "y",
                                Double.parseDouble(at[1]),
                                "button",
                                "left",
                                "clickCount",
                                1));
            }
        }

        /// Writes what is seen.
        public void screenshot(Path file) throws Exception {
            String data = call("Page.captureScreenshot", Map.of("format", "png"))
                    .get("data")
                    .getAsString();
            Files.write(file, Base64.getDecoder().decode(data));
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
