package continuo.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/// What programs read: records with their components as fields.
final class Json {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Json() {}

    static String of(Object value) {
        return GSON.toJson(value);
    }
}
