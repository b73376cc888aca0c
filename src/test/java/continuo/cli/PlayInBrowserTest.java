package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.Needs;
import continuo.web.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody with no MIDI hardware: the real daemon in a process of its own, and a real browser.
class PlayInBrowserTest {

    private static final String SETTINGS = "tempo: 200\nsilence: 0.5\nanswer-length: 16\nseed: 1\nmodel: "
            + Path.of("models/continuo.zip").toAbsolutePath() + "\n";

    /// C D E F G F E D, by the letters of an English keyboard.
    private static final List<String> PHRASE = List.of("Q", "W", "E", "R", "T", "R", "E", "W");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Process daemon;
    private String address;
    private Browser browser;

    @BeforeEach
    void begin() throws Exception {
        Needs.program(Browser.PROGRAM);
        Files.writeString(folder.resolve("my.yaml"), SETTINGS);
        Path log = folder.resolve("log");
        daemon = DaemonProcess.launch(log, List.of(), folder.resolve("my.yaml"), "--in", "web", "--out", "web");
        Browser.await("the address is printed", () -> !address(log).isEmpty());
        address = address(log);
        browser = new Browser(folder.resolve("browser"));
    }

    private static String address(Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> line.startsWith("http://127.0.0.1:"))
                    .findFirst()
                    .orElse("");
        } catch (java.io.IOException e) {
            return "";
        }
    }

    @AfterEach
    void end() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (daemon != null) {
            daemon.destroy();
            daemon.waitFor();
        }
    }

    @Test
    void aPhrasePlayedByLettersIsAnsweredOnTheRollInTheApiAndInTheSpeakers() throws Exception {
        try (Browser.Page page = browser.open(address, 1280, 800, false)) {
            Browser.await("the page is connected", () -> state(page).equals("listening"));
            play(page);
            Browser.await("the answer is on the roll", () -> count(page, "it") >= 4);
            assertEquals(PHRASE.size(), count(page, "you"));
            Browser.await("it is heard", () -> peak(page, "it") > 0.01);
            assertTrue(peak(page, "you") > 0.01, "so is the player");
            Browser.await("it is played", () -> status().get("played").getAsInt() >= 2);
            JsonObject status = status();
            assertEquals(PHRASE.size(), status.get("heard").getAsInt());
            assertEquals("the page", status.get("input").getAsString());
            assertEquals("answering", status.get("state").getAsString());

            page.key(true, "Escape", "Escape");
            Browser.await(
                    "panic silences it",
                    () -> status().get("state").getAsString().equals("listening"));
            assertEquals(0, status().get("hanging").getAsInt());
            assertEquals(List.of(), page.errors());
        }
    }

    @Test
    void settingsMoveOnAllPagesAtOnce() throws Exception {
        try (Browser.Page one = browser.open(address, 1280, 800, false);
                Browser.Page other = browser.open(address, 390, 800, true)) {
            Browser.await("one is connected", () -> state(one).equals("listening"));
            Browser.await("the other is connected", () -> state(other).equals("listening"));
            one.value("(() => { const s = document.getElementById('set-temperature'); s.value = s.max / 2;"
                    + " s.dispatchEvent(new Event('input')); })()");
            String shown = "document.querySelector('output[for=set-temperature]').textContent";
            Browser.await("one shows it", () -> one.value(shown).equals("1"));
            Browser.await("the other shows it", () -> other.value(shown).equals("1"));
            one.click("#set-mode button:nth-child(2)");
            Browser.await(
                    "the mode is set", () -> status().get("mode").getAsString().equals("listen"));
            one.value("(() => { const s = document.getElementById('set-scale'); s.value = 'D dorian';"
                    + " s.dispatchEvent(new Event('change')); })()");
            String scale = "document.getElementById('set-scale').value";
            Browser.await("the other shows the scale", () -> other.value(scale).equals("D dorian"));
            assertEquals(List.of(), one.errors());
            assertEquals(List.of(), other.errors());
        }
    }

    /// Downloads are looked at in place of being saved.
    @Test
    void whatWasPlayedIsHeardAgainAndTakenAway() throws Exception {
        try (Browser.Page page = browser.open(address, 1280, 800, false)) {
            Browser.await("the page is connected", () -> state(page).equals("listening"));
            page.value("(() => { const make = URL.createObjectURL; window.saved = {}; let blob; URL.createObjectURL ="
                    + " one => { blob = one; return make(one); }; HTMLAnchorElement.prototype.click = function () {"
                    + " blob.arrayBuffer().then(bytes => { window.saved[this.download.split('.').pop()] ="
                    + " new Uint8Array(bytes); }); }; })()");
            play(page);
            Browser.await("it is answered", () -> status().get("played").getAsInt() >= 2);
            page.key(true, "Escape", "Escape");
            Browser.await("it is in the log", () -> {
                page.value("document.getElementById('sessions').open = false");
                page.value("document.getElementById('sessions').open = true");
                page.value("new Promise(go => setTimeout(go, 300))");
                return page.value("document.querySelector('#session-list span')?.textContent ?? ''")
                        .contains("you " + PHRASE.size() + ", Continuo ");
            });
            String row = "#session-list li:first-child ";
            page.click(row + "button:nth-of-type(1)");
            String pressed = "document.querySelector('" + row + "button').getAttribute('aria-pressed')";
            Browser.await("it is played", () -> page.value(pressed).equals("true"));
            Browser.await("it ends by itself", () -> page.value(pressed).equals("false"));
            page.click(row + "button:nth-of-type(2)");
            Browser.await(
                    "a MIDI file",
                    () -> page.value("String.fromCharCode(...(window.saved.mid ?? []).slice(0, 4))")
                            .equals("MThd"));
            page.click(row + "button:nth-of-type(3)");
            Browser.await(
                    "a sound file",
                    () -> page.value("String.fromCharCode(...(window.saved.wav ?? []).slice(0, 4))")
                            .equals("RIFF"));
            double loudest = Double.parseDouble(page.value("String(Math.max(...Array.from({length: 20000},"
                    + " (_, i) => Math.abs(new Int16Array(window.saved.wav.buffer, 44, 20000)[i]))))"));
            assertTrue(loudest > 300, "it is to be heard: " + loudest);
            assertEquals(List.of(), page.errors());
        }
    }

    @Test
    void aPageThatIsClosedInMidChordLetsItGoAndAnotherGoesOn() throws Exception {
        try (Browser.Page page = browser.open(address, 1280, 800, false)) {
            Browser.await("the page is connected", () -> state(page).equals("listening"));
            page.key(true, "KeyQ", "q");
            page.key(true, "KeyE", "e");
            Browser.await("the chord is heard", () -> status().get("heard").getAsInt() == 2);
            page.value("location.reload()");
            Browser.await("Continuo answers", () -> status().get("played").getAsInt() > 0);
            Browser.await(
                    "the page is there again",
                    () -> List.of("answering", "listening").contains(state(page)));
            play(page);
            Browser.await("it is heard", () -> status().get("heard").getAsInt() == 2 + PHRASE.size());
            assertEquals(List.of(), page.errors());
        }
    }

    /// Pictures of it are left in `target/page`, to be looked at.
    @Test
    void thePageFitsPhonesTabletsAndDesksInDarkAndLight() throws Exception {
        Path pictures = Files.createDirectories(Path.of("target/page"));
        try (Browser.Page page = browser.open(address, 1280, 800, false)) {
            Browser.await("the page is connected", () -> state(page).equals("listening"));
            page.screenshot(pictures.resolve("begin.png"));
            play(page);
            for (int width : List.of(1280, 820, 390)) {
                for (boolean dark : List.of(false, true)) {
                    page.look(width, 800, dark);
                    page.key(true, "KeyY", "y");
                    page.key(false, "KeyY", "y");
                    Browser.await("it answers", () -> state(page).equals("answering"));
                    Browser.await(
                            "it sounds",
                            () -> !page.value("document.querySelector('#piano .it')?.dataset.pitch ?? ''")
                                            .isEmpty()
                                    || width < 600);
                    page.screenshot(pictures.resolve(width + (dark ? "-dark.png" : "-light.png")));
                    assertEquals(
                            "true",
                            page.value("String(document.documentElement.scrollWidth <= innerWidth)"),
                            "nothing to scroll sideways at " + width);
                    assertEquals(
                            "",
                            page.value("[...document.querySelectorAll('button, input, summary')]"
                                    + ".filter(e => e.offsetParent && (e.getBoundingClientRect().right > innerWidth + 1"
                                    + " || e.getBoundingClientRect().left < -1)).map(e => e.outerHTML).join()"));
                }
            }
            assertEquals(List.of(), page.errors());
        }
    }

    private static void play(Browser.Page page) throws Exception {
        for (String letter : PHRASE) {
            page.key(true, "Key" + letter, letter.toLowerCase(java.util.Locale.ROOT));
            Thread.sleep(120); // a player's time, which a browser cannot be passed
            page.key(false, "Key" + letter, letter.toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static String state(Browser.Page page) {
        return page.value("document.body?.dataset.state ?? ''");
    }

    private static int count(Browser.Page page, String who) {
        String text = page.value("document.getElementById('roll').dataset." + who + " ?? '0'");
        return Integer.parseInt(text);
    }

    private static double peak(Browser.Page page, String who) {
        return Double.parseDouble(page.value("document.getElementById('volume-" + who + "').dataset.peak ?? '0'"));
    }

    private JsonObject status() {
        try {
            URI uri = URI.create(address.substring(0, address.indexOf('#')) + "api/status");
            String body = HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
            return JsonParser.parseString(body).getAsJsonObject();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
