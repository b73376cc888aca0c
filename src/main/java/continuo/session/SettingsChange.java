package continuo.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.live.LiveSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What of the settings is another than before, in words for a marker.
final class SettingsChange {

    private static final String STYLE = "style";

    private SettingsChange() {}

    /// As in `mode listen, beats per minute 90`; empty if all is the same.
    static String inWords(LiveSettings before, LiveSettings after) {
        List<String> changes = new ArrayList<>();
        compare(object(before), object(after), changes);
        return String.join(", ", changes);
    }

    private static JsonObject object(LiveSettings settings) {
        return JsonParser.parseString(SessionHeader.toJson(settings)).getAsJsonObject();
    }

    private static void compare(JsonObject before, JsonObject after, List<String> changes) {
        for (String name : after.keySet()) {
            JsonElement old = before.get(name);
            JsonElement now = after.get(name);
            if (name.equals(STYLE)) {
                if (!now.equals(old)) {
                    changes.add(STYLE + " " + styleName(now.getAsJsonObject()));
                }
            } else if (now.isJsonObject() && old != null && old.isJsonObject()) {
                compare(old.getAsJsonObject(), now.getAsJsonObject(), changes);
            } else if (!now.equals(old)) {
                changes.add(words(name) + " " + value(now));
            }
        }
    }

    /// Its notes are too many to be told.
    private static String styleName(JsonObject style) {
        String name = style.get("name").getAsString();
        return name.isEmpty() ? "none" : name;
    }

    /// `maxLengthTicks` is `max length ticks`.
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String value(JsonElement value) {
        String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text.toLowerCase(Locale.ROOT);
    }
}
