package continuo.web;

import continuo.parameter.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells all pages what happens, on a thread of its own, `continuo-page`.
final class Feed implements AutoCloseable {

    private static final long LOOK_NANOS = 8_000_000;
    private static final long REST_LOOK_NANOS = 25_000_000; // where no page is open
    private static final long UNASKED_LOOK_NANOS = 400_000_000; // where nobody has ever looked
    private static final long COUNTS_NANOS = 1_000_000_000;
    private static final long FAREWELL_MILLIS = 300;

    private final Lookout lookout;
    private final WebClock clock;
    private final Pages pages;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("continuo-page").unstarted(this::tellUntilClosed);
    private final Scene scene = new Scene();
    private final StringBuilder events = new StringBuilder();
    private final Consumer<Sight> taker = this::take;
    private volatile boolean closed;
    private volatile boolean asked;
    private volatile boolean changed = true;
    private volatile boolean restarted;
    private volatile @Nullable Playing playing;
    private volatile Scene.State state = Scene.State.LISTENING;
    private volatile double tempo = Double.parseDouble(UNFOUND);
    private Map<String, Object> told = Map.of();
    private long countsNanos = System.nanoTime();

    private static final String UNFOUND = "120"; // what holds until a beat is found

    Feed(Lookout lookout, WebClock clock, Pages pages) {
        this.lookout = lookout;
        this.clock = clock;
        this.pages = pages;
    }

    void start() {
        thread.start();
    }

    /// Others play from now on, or nobody.
    void playing(@Nullable Playing newPlaying) {
        playing = newPlaying;
        restarted = true;
        changed = true;
    }

    @Nullable
    Playing playing() {
        return playing;
    }

    /// Somebody looks, or has looked.
    void hasBeenAsked() {
        asked = true;
        LockSupport.unpark(thread);
    }

    /// Something has been set: all pages are told.
    void settingsChanged() {
        changed = true;
    }

    /// As [Status] has it; empty where nothing plays yet.
    @Nullable
    Status status() {
        Playing now = playing;
        if (now == null) {
            return null;
        }
        return Status.of(now, word(state), tempo, now.board().text(Parameters.MODE));
    }

    private static String word(Scene.State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void tellUntilClosed() {
        while (!closed) {
            LockSupport.parkNanos(restNanos());
            try {
                tell(System.nanoTime());
            } catch (RuntimeException e) {
                told = Map.of(); // whatever it was, the stages must find room on the ring, and pages hear of the next
            }
        }
    }

    private long restNanos() {
        if (!asked) {
            return UNASKED_LOOK_NANOS;
        }
        return pages.isEmpty() ? REST_LOOK_NANOS : LOOK_NANOS;
    }

    private void tell(long now) {
        if (restarted) {
            restarted = false;
            scene.forget();
        }
        events.setLength(0);
        lookout.drain(taker);
        if (!events.isEmpty() && !pages.isEmpty()) {
            pages.tell("{\"events\":[" + events + "]}");
        }
        for (String line = lookout.line(); line != null; line = lookout.line()) {
            pages.tell(Telling.json(Map.of("said", line)));
        }
        Playing current = playing;
        if (current != null) {
            tellState(current, now);
        }
    }

    private void take(Sight sight) {
        scene.see(sight);
        Telling.append(events, sight, clock);
    }

    private void tellState(Playing current, long now) {
        boolean due = now - countsNanos >= COUNTS_NANOS;
        boolean set = changed;
        if (set) {
            changed = false;
            pages.tell(settings(current));
        }
        state = scene.state(now, answers(current));
        if (due || set) {
            tempo = tempo(current);
        }
        Map<String, Object> news = news(current);
        if (!news.equals(told) || due) {
            told = news;
            Map<String, Object> all = new LinkedHashMap<>(news);
            if (due && !pages.isEmpty()) {
                countsNanos = now;
                all.put("counts", Objects.requireNonNull(status()));
            }
            pages.tell(Telling.json(Map.of("state", all)));
        }
    }

    private Map<String, Object> news(Playing current) {
        Map<String, Object> news = new LinkedHashMap<>();
        news.put("is", word(state));
        news.put("tempo", tempo);
        news.put("beat", beat(current));
        news.put("silentSince", clock.micros(scene.silentNanos()));
        news.put("silence", Math.round(silenceBeats(current) * 60e6 / tempo));
        news.put("input", current.input());
        news.put("output", current.output());
        return news;
    }

    /// Where it hangs on the music, it is this at the most.
    private static double silenceBeats(Playing current) {
        String text = current.board().text(Parameters.SILENCE);
        return text.equals("auto") ? 1 : Double.parseDouble(text);
    }

    private static boolean answers(Playing current) {
        return !current.board().text(Parameters.MODE).equals("listen");
    }

    /// Where the beat comes from: it is set, was found, or is still looked for.
    private String beat(Playing current) {
        if (!isFound(current.board().text(Parameters.TEMPO))) {
            return "set";
        }
        return scene.foundTempo() > 0 ? "found" : "sought";
    }

    private static boolean isFound(String tempo) {
        return Parameters.TEMPO.range().words().contains(tempo);
    }

    private double tempo(Playing current) {
        String set = current.board().text(Parameters.TEMPO);
        if (isFound(set)) {
            return scene.foundTempo() > 0 ? scene.foundTempo() : Double.parseDouble(UNFOUND);
        }
        return Double.parseDouble(set);
    }

    private static String settings(Playing current) {
        return Telling.json(Map.of("settings", texts(current)));
    }

    private static Map<String, String> texts(Playing current) {
        Map<String, String> texts = new LinkedHashMap<>();
        Parameters.ALL.forEach(
                parameter -> texts.put(parameter.name(), current.board().text(parameter)));
        return texts;
    }

    /// What a page is told first.
    String welcome() {
        Playing current = playing;
        Map<String, Object> all =
                Telling.tables(current == null ? parameter -> parameter.range().words() : current.board()::words);
        all.put("now", clock.micros(System.nanoTime()));
        all.put("settings", current == null ? Map.of() : texts(current));
        Map<String, Object> seen = told;
        all.put("state", seen);
        return Telling.json(Map.of("welcome", all));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
