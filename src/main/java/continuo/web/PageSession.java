package continuo.web;

import com.google.gson.JsonParseException;
import continuo.control.Moving;
import continuo.control.Rate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/// One open page. What it says is dealt with on a thread of the server, one thing after the other; any thread may
/// tell it something.
public final class PageSession extends Session.Listener.AbstractAutoDemanding {

    private final Pages pages;
    private final Feed feed;
    private final WebClock clock;
    private final PageKeys keys;
    private final Rate messages;
    private final Rate notes;
    private final Rate moves;
    private final AtomicInteger waiting = new AtomicInteger(); // characters that the page has not taken yet

    PageSession(Pages pages, Feed feed, WebClock clock, WebInput input) {
        this.pages = pages;
        this.feed = feed;
        this.clock = clock;
        long now = System.nanoTime();
        keys = new PageKeys(input, WebInput.SOURCE, now);
        messages = new Rate(Limits.MESSAGES_PER_SECOND, now);
        notes = new Rate(Limits.NOTES_PER_SECOND, now);
        moves = new Rate(Limits.MOVES_PER_SECOND, now);
    }

    @Override
    public void onWebSocketOpen(Session session) {
        super.onWebSocketOpen(session);
        if (pages.add(this)) {
            tell(feed.welcome());
        } else {
            session.close(StatusCode.TRY_AGAIN_LATER, "too many pages", Callback.NOOP);
        }
    }

    @Override
    public void onWebSocketText(String text) {
        long now = System.nanoTime();
        if (!messages.admits(now)) {
            refuse("too many messages");
            return;
        }
        Asked asked;
        try {
            asked = Telling.GSON.fromJson(text, Asked.class);
        } catch (JsonParseException e) {
            refuse("no message of a page");
            return;
        }
        if (asked != null) {
            answer(asked, now);
        }
    }

    private void answer(Asked asked, long now) {
        if (asked.clock() != null) {
            tell("{\"clock\":[%s,%d]}".formatted(asked.clock(), clock.micros(now)));
        }
        if (asked.keys() != null) {
            hear(asked.keys(), now);
        }
        Playing playing = feed.playing();
        if (playing == null) {
            return;
        }
        if (asked.act() != null) {
            tellWrong(Moving.act(playing.board(), asked.act()));
        }
        if (asked.set() != null) {
            set(playing, asked.set(), now);
        }
    }

    private void hear(List<Long> pairs, long now) {
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            Long micros = pairs.get(i);
            Long message = pairs.get(i + 1);
            if (micros == null || message == null || !PageKeys.isAllowed(message) || !notes.admits(now)) {
                refuse("no keys that anybody can play");
                return;
            }
            keys.hear(clock.nanos(Math.clamp(micros, 0, Long.MAX_VALUE / 10_000)), message.intValue(), now);
        }
    }

    private void set(Playing playing, Map<String, String> texts, long now) {
        tellWrong(moves.admits(now) ? Moving.set(playing.board(), texts) : "too many changes at once");
    }

    private void tellWrong(String wrong) {
        if (!wrong.isEmpty()) {
            tell(Telling.json(Map.of("wrong", wrong)));
            feed.settingsChanged(); // so that the page shows what is in force
        }
    }

    /// Hands `text` to the page; where it does not take what it was handed before, it is given up.
    void tell(String text) {
        Session session = getSession();
        if (session == null || !session.isOpen()) {
            return;
        }
        if (waiting.addAndGet(text.length()) > Limits.WAITING_CHARACTERS) {
            session.disconnect();
            return;
        }
        session.sendText(text, Callback.from(() -> waiting.addAndGet(-text.length()), failure -> {
            leave();
            session.disconnect(); // a page that missed something opens anew
        }));
    }

    private void refuse(String why) {
        getSession().close(StatusCode.POLICY_VIOLATION, why, Callback.NOOP);
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
        leave();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        leave();
    }

    private synchronized void leave() {
        pages.remove(this);
        keys.letGo(System.nanoTime());
    }
}
