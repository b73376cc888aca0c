package continuo.session;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import continuo.live.LiveSettings;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What a log begins with: all that a session follows from, but for its events.
///
/// @param format of the log, [#FORMAT]
/// @param version of the program that played
/// @param startedMillis when it began, since 1970
/// @param startNanos the same on the clock of all that follows
/// @param model the network's file
/// @param modelSha256 of its weights, as its card has it
/// @param leadNanos how long before their time messages were handed to the output; 0 if it does not schedule
/// @param names what the codes of the log's entries mean, from code 0 on
/// @param settings at the beginning; the seed is among them
public record SessionHeader(
        int format,
        String version,
        long startedMillis,
        long startNanos,
        String model,
        String modelSha256,
        long leadNanos,
        List<String> names,
        LiveSettings settings) {

    static final int FORMAT = 1;

    private static final Gson GSON = new Gson();

    public SessionHeader {
        names = List.copyOf(names);
    }

    /// A session that begins now.
    public static SessionHeader now(
            String version, String model, String modelSha256, long leadNanos, LiveSettings settings) {
        return new SessionHeader(
                FORMAT,
                version,
                System.currentTimeMillis(),
                System.nanoTime(),
                model,
                modelSha256,
                leadNanos,
                Codes.NAMES,
                settings);
    }

    /// The same of one that begins now.
    SessionHeader begunNow(LiveSettings current) {
        return now(version, model, modelSha256, leadNanos, current);
    }

    String toJson() {
        return GSON.toJson(this);
    }

    static String toJson(LiveSettings settings) {
        return GSON.toJson(settings);
    }

    /// @throws JsonParseException if it is none that this program knows
    static SessionHeader fromJson(String json) {
        SessionHeader header = parse(json, SessionHeader.class);
        if (header.format != FORMAT
                || Stream.of(header.version, header.model, header.modelSha256, header.settings)
                        .anyMatch(Objects::isNull)) {
            throw new JsonParseException("format " + header.format);
        }
        return header;
    }

    static LiveSettings settingsFromJson(String json) {
        return parse(json, LiveSettings.class);
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            T value = GSON.fromJson(json, type);
            if (value != null) {
                return value;
            }
        } catch (JsonParseException e) {
            throw e;
        } catch (RuntimeException e) { // Gson wraps what a record's constructor throws
            throw new JsonParseException(e.getMessage(), e);
        }
        throw new JsonParseException("nothing");
    }
}
