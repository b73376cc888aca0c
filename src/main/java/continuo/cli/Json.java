package continuo.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What programs read: records with their components as fields.
final class Json {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Json() {}

    static String of(Object value) {
        return GSON.toJson(value);
    }

    /// An object, which may be missing, with some fields more.
    static String of(@Nullable Object value, Map<String, ?> fields) {
        JsonObject all =
                value == null ? new JsonObject() : GSON.toJsonTree(value).getAsJsonObject();
        fields.forEach((name, field) -> all.add(name, GSON.toJsonTree(field)));
        return GSON.toJson(all);
    }
}
