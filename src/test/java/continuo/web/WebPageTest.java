package continuo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.control.Action;
import continuo.parameter.Parameters;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebPageTest {

    private final Served served = new Served();

    @AfterEach
    void end() {
        served.close();
    }

    @Test
    void tellsItsStatusToAnybodyOnThisComputer() throws Exception {
        JsonObject status = body(served.get("/api/status"));

        assertEquals(
                List.of(
                        "state",
                        "heard",
                        "played",
                        "hanging",
                        "dropped",
                        "late",
                        "latencyMicros",
                        "input",
                        "output",
                        "tempo",
                        "mode"),
                List.copyOf(status.keySet()));
        assertEquals("listening", status.get("state").getAsString());
        assertEquals("keys", status.get("input").getAsString());
        assertEquals("answer", status.get("mode").getAsString());
        assertTrue(status.getAsJsonObject("latencyMicros").has("dueToSent"));
    }

    @Test
    void setsAndReadsSettingsForPrograms() throws Exception {
        String answer = served.post("/api/settings", "{\"temperature\": \"1.1\"}", served.bearer());

        assertEquals(200, Served.code(answer));
        assertEquals(
                "1.1",
                body(served.get("/api/settings", served.bearer()))
                        .get("temperature")
                        .getAsString());
    }

    @Test
    void listsSessionsAndTellsOfNoOtherFiles() throws Exception {
        String list = served.get("/api/sessions", served.bearer());
        assertEquals(200, Served.code(list));
        assertTrue(list.endsWith("[]"), list);
        assertEquals(401, Served.code(served.get("/api/sessions")));
        for (String name : List.of("none", "none.mid", "../pom", "..%2fpom.mid", "", "a/b.mid", ".mid")) {
            assertTrue(Served.code(served.get("/api/sessions/" + name, served.bearer())) >= 400, name);
        }
    }

    @Test
    void refusesInWordsWhatCannotBeSet() throws Exception {
        assertRefused("temperature must be a number from 0 to 2", "{\"temperature\": \"3\"}");
        assertRefused("there is no such setting", "{\"warmth\": \"1\"}");
        assertRefused("seed is read when Continuo starts", "{\"seed\": \"1\"}");
        assertRefused("nothing is to be set", "{}");
        assertRefused("a setting is a text", "{\"temperature\": null}");
        assertRefused("settings are written as in", "{\"temperature\"");
    }

    private void assertRefused(String why, String settings) throws Exception {
        String answer = served.post("/api/settings", settings, served.bearer());
        assertEquals(400, Served.code(answer));
        assertTrue(answer.contains(why), answer);
    }

    @Test
    void doesEveryActionOfTheTable() throws Exception {
        for (Action action : Action.values()) {
            assertEquals(200, Served.code(served.post("/api/actions/" + action.word(), "", served.bearer())));
        }
        assertEquals(List.of(Action.values()), served.board.done());
        assertEquals(400, Served.code(served.post("/api/actions/dance", "", served.bearer())));
    }

    @Test
    void welcomesAPageWithTheTablesAndTellsItOfChanges() throws Exception {
        try (Served.Visitor page = served.visit()) {
            JsonObject welcome = page.next("welcome").getAsJsonObject();
            assertEquals(
                    Parameters.ALL.size(), welcome.getAsJsonArray("parameters").size());
            assertEquals(
                    Action.values().length, welcome.getAsJsonArray("actions").size());

            page.say("{\"set\": {\"temperature\": \"0.9\"}}");
            Browser.await(
                    "it is set", () -> served.board.text(Parameters.TEMPERATURE).equals("0.9"));
            served.page.settingsChanged();
            while (!page.next("settings")
                    .getAsJsonObject()
                    .get("temperature")
                    .getAsString()
                    .equals("0.9")) {
                // told of what held before
            }
            page.say("{\"act\": \"panic\"}");
            Browser.await("it is done", () -> served.board.done().equals(List.of(Action.PANIC)));
            page.say("{\"set\": {\"temperature\": \"hot\"}}");
            assertTrue(page.next("wrong").getAsString().contains("temperature must be"));
        }
    }

    @Test
    void keysAreHeardAsOfTheInstantOfTheKeyPress() throws Exception {
        try (Served.Visitor page = served.visit()) {
            long before = System.nanoTime();
            long micros = page.micros();
            long after = System.nanoTime();
            long ago = 20_000_000; // sooner than a busy machine hears of it, and not too long ago to be believed
            long[] sent = {micros - ago / 1_000, 0x90 | 60 << 8 | 80 << 16};
            page.say("{\"keys\": [%d, %d]}".formatted(sent[0], sent[1]));
            Browser.await("it is heard", () -> !served.heard.times.isEmpty());
            long latest = Math.max(after - ago, System.nanoTime() - 100_000_000);
            long nanos = served.heard.times.getFirst();
            assertTrue(nanos >= before - ago - 1_000 && nanos <= latest, "as of " + (nanos - before) + " ns");
        }
    }

    @Test
    void noPageChangesThePastOrTheFuture() throws Exception {
        try (Served.Visitor page = served.visit()) {
            long before = System.nanoTime();
            page.say("{\"keys\": [0, %d, %d, %d]}"
                    .formatted(0x90 | 60 << 8 | 80 << 16, page.micros() + 10_000_000, 0x90 | 62 << 8 | 80 << 16));
            Browser.await("both are heard", () -> served.heard.times.size() == 2);
            long after = System.nanoTime();
            for (long nanos : served.heard.times) {
                assertTrue(nanos >= before - 100_000_000 && nanos <= after);
            }
        }
    }

    @Test
    void whatAPageHeldIsLetGoWhenItIsGone() throws Exception {
        try (Served.Visitor page = served.visit()) {
            page.say("{\"keys\": [0, %d, 0, %d]}".formatted(0x90 | 60 << 8 | 80 << 16, 0xB0 | 64 << 8 | 127 << 16));
            Browser.await("they are heard", () -> served.heard.times.size() == 2);
        }
        Browser.await("they are let go", () -> served.heard.times.size() == 4);
        assertEquals(List.of("90 3C 50", "B0 40 7F", "80 3C 00", "B0 40 00"), served.heard.messages);
    }

    @Test
    void notesAreToldAheadOfTheirTimeAndTakenBack() throws Exception {
        try (Served.Visitor page = served.visit()) {
            page.next("welcome");
            long now = System.nanoTime();
            continuo.live.improvise.PlannedNote order = new continuo.live.improvise.PlannedNote();
            order.set(64, 90, now + 200_000_000, now + 400_000_000, true);
            served.page.observer().ordered(now, order);
            JsonArray note = page.next("events").getAsJsonArray().get(0).getAsJsonArray();
            assertEquals("note", note.get(0).getAsString());
            assertEquals(200_000, note.get(2).getAsLong() - note.get(1).getAsLong());
            assertEquals(64, note.get(3).getAsInt());
            assertEquals(90, note.get(4).getAsInt());

            order.set(continuo.live.improvise.PlannedNote.Kind.CANCEL, 0, continuo.live.LiveSettings.DEFAULT);
            served.page.observer().ordered(now, order);
            assertEquals(
                    "cancel",
                    page.next("events")
                            .getAsJsonArray()
                            .get(0)
                            .getAsJsonArray()
                            .get(0)
                            .getAsString());
        }
    }

    @Test
    void aPortThatIsTakenIsLeftToWhoHasIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
                WebPage other = new WebPage(new WebSettings(true, taken.getLocalPort()), line -> {})) {
            other.start();
            assertTrue(other.isServed());
            assertTrue(!other.address().contains(":" + taken.getLocalPort() + "/"), other.address());
        }
    }

    @Test
    void everyFileOfThePageIsServed() throws Exception {
        String page = served.get("/");
        java.util.regex.Matcher names =
                java.util.regex.Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
        int count = 0;
        while (names.find()) {
            assertEquals(200, Served.code(served.get("/" + names.group(1))), names.group(1));
            count++;
        }
        assertTrue(count >= 3, page);
    }

    private static JsonObject body(String answer) {
        return JsonParser.parseString(answer.substring(answer.indexOf("\r\n\r\n")))
                .getAsJsonObject();
    }
}
