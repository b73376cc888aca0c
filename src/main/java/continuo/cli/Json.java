package continuo.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// What programs read: records with their components as fields.
final class Json {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Json() {}

    static String of(Object value) {
        return GSON.toJson(value);
    }

    /// An object, with one field more; either may be missing.
    static String of(@Nullable Object value, String name, @Nullable Object field) {
        JsonObject all =
                value == null ? new JsonObject() : GSON.toJsonTree(value).getAsJsonObject();
        if (field != null) {
            all.add(name, GSON.toJsonTree(field));
        }
        return GSON.toJson(all);
    }
}
