package continuo.web;

import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import continuo.control.Moving;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What programs ask and set, one request at a time. What wants the token has it: [Gate] is before this.
///
/// | | |
/// |---|---|
/// | `GET /api/status` | [Status]; without a token |
/// | `GET /api/settings` | what is in force, each setting's text by its name |
/// | `POST /api/settings` | sets some, in the same form |
/// | `GET /api/sessions…` | [Recordings] |
/// | `POST /api/actions/WORD` | does what [continuo.control.Action] has under that word |
final class Api extends Handler.Abstract {

    static final String STATUS = "/api/status";

    /// Where pages open their WebSocket.
    static final String LIVE = "/api/live";

    private static final String SETTINGS = "/api/settings";
    private static final String ACTIONS = "/api/actions/";
    private static final TypeToken<Map<String, String>> TEXTS = new TypeToken<>() {};

    private final Feed feed;
    private final Handler others;

    /// @param others takes what is no business of the API
    Api(Feed feed, Handler others) {
        this.feed = feed;
        this.others = others;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (!path.startsWith("/api/")) {
            return others.handle(request, response, callback);
        }
        Playing playing = feed.playing();
        if (playing == null) {
            return Answers.refuse(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "it has not begun to play");
        }
        String what = request.getMethod() + " " + path;
        if (what.equals("GET " + Recordings.PATH) || what.startsWith("GET " + Recordings.PATH + "/")) {
            return Recordings.answer(playing.sessions(), path, response, callback);
        }
        return switch (what) {
            case "GET " + STATUS ->
                Answers.json(response, callback, Telling.json(Objects.requireNonNull(feed.status())));
            case "GET " + SETTINGS -> Answers.json(response, callback, Telling.json(settings(playing)));
            case "POST " + SETTINGS -> set(playing, request, response, callback);
            default ->
                what.startsWith("POST " + ACTIONS)
                        ? done(response, callback, Moving.act(playing.board(), path.substring(ACTIONS.length())))
                        : Answers.refuse(response, callback, HttpStatus.NOT_FOUND_404, "there is no such thing to ask");
        };
    }

    private static Map<String, String> settings(Playing playing) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Parameter parameter : Parameters.ALL) {
            texts.put(parameter.name(), playing.board().text(parameter));
        }
        return texts;
    }

    private boolean set(Playing playing, Request request, Response response, Callback callback) throws IOException {
        if (request.getLength() > Limits.BODY_BYTES) {
            return tooLong(response, callback);
        }
        byte[] body;
        try (InputStream in = Content.Source.asInputStream(request)) {
            body = in.readNBytes(Limits.BODY_BYTES + 1);
        }
        if (body.length > Limits.BODY_BYTES) {
            return tooLong(response, callback);
        }
        Map<String, String> texts;
        try {
            texts = Telling.GSON.fromJson(new String(body, StandardCharsets.UTF_8), TEXTS);
        } catch (JsonParseException e) {
            return done(response, callback, "settings are written as in {\"temperature\": \"0.9\"}");
        }
        return done(response, callback, Moving.set(playing.board(), texts == null ? Map.of() : texts));
    }

    private static boolean tooLong(Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        return Answers.refuse(
                response,
                callback,
                HttpStatus.PAYLOAD_TOO_LARGE_413,
                "more than %d bytes are no settings".formatted(Limits.BODY_BYTES));
    }

    private static boolean done(Response response, Callback callback, String wrong) {
        return wrong.isEmpty()
                ? Answers.json(response, callback, "{}")
                : Answers.refuse(response, callback, HttpStatus.BAD_REQUEST_400, wrong);
    }
}
