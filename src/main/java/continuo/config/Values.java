package continuo.config;

import continuo.files.FileName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads settings out of entries, each checked. Whoever asks for a key makes it known; what is left over at the end
/// is a key that nobody knows.
final class Values {

    private static final String NONE = "none";
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_SHOWN = 80;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    /// @param layers a later layer's entries stand above those of an earlier one
    Values(List<List<Entry>> layers) {
        for (List<Entry> layer : layers) {
            layer.forEach(entry -> entries.put(entry.key(), entry));
        }
    }

    String text(String key, String otherwise) {
        Entry entry = look(key);
        return entry == null ? otherwise : entry.text();
    }

    /// Several, with commas between them; empty where the key is missing or says `none`.
    List<String> texts(String key) {
        String all = text(key, NONE);
        return all.equals(NONE)
                ? List.of()
                : Arrays.stream(all.split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    /// A file's name; one that does not begin at the root begins in `home`.
    Path path(String key, Path home, String otherwise) throws ConfigException {
        Entry entry = look(key);
        try {
            return home.resolve(FileName.of(entry == null ? otherwise : entry.text()));
        } catch (IOException e) {
            throw new ConfigException((entry == null ? "" : entry.where() + ": ") + e.getMessage(), e);
        }
    }

    double decimal(String key, String unit, double min, double max, double otherwise) throws ConfigException {
        return decimalOr(key, unit, min, max, "", otherwise, otherwise);
    }

    /// @param word what may be written instead of a number
    /// @param meaning what the word stands for
    double decimalOr(String key, String unit, double min, double max, String word, double meaning, double otherwise)
            throws ConfigException {
        Entry entry = look(key);
        if (entry == null) {
            return otherwise;
        }
        if (entry.text().equals(word)) {
            return meaning;
        }
        double value = number(entry.text());
        if (value >= min && value <= max) {
            return value;
        }
        String orWord = word.isEmpty() ? "" : "'" + word + "' or ";
        throw wrong(entry, "%sa number from %s to %s%s".formatted(orWord, plain(min), plain(max), unit));
    }

    int whole(String key, int min, int max, int otherwise) throws ConfigException {
        return (int) wholeOr(key, min, max, "", otherwise, otherwise);
    }

    /// As [#decimalOr], for whole numbers.
    long wholeOr(String key, long min, long max, String word, long meaning, long otherwise) throws ConfigException {
        Entry entry = look(key);
        if (entry == null) {
            return otherwise;
        }
        if (entry.text().equals(word)) {
            return meaning;
        }
        try {
            long value = Long.parseLong(entry.text());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        String orWord = word.isEmpty() ? "" : "'" + word + "' or ";
        throw wrong(entry, "%sa whole number from %d to %d".formatted(orWord, min, max));
    }

    /// One of the constants of an enumeration, written small.
    <E extends Enum<E>> E choice(String key, Class<E> choices, E otherwise) throws ConfigException {
        Entry entry = look(key);
        if (entry == null) {
            return otherwise;
        }
        List<String> words = Arrays.stream(choices.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(entry.text());
        if (index >= 0) {
            return choices.getEnumConstants()[index];
        }
        throw wrong(entry, "one of " + String.join(", ", words));
    }

    /// Refuses what has not been asked for.
    void refuseUnknown() throws ConfigException {
        for (Entry entry : entries.values()) {
            if (!known.contains(entry.key())) {
                throw new ConfigException("%s is no setting; the nearest one is '%s'"
                        .formatted(entry.where(), Spelling.nearest(entry.key(), known)));
            }
        }
    }

    Set<String> known() {
        return known;
    }

    private @Nullable Entry look(String key) {
        known.add(key);
        return entries.get(key);
    }

    private static ConfigException wrong(Entry entry, String wanted) {
        String text =
                entry.text().length() > LONGEST_SHOWN ? entry.text().substring(0, LONGEST_SHOWN) + "…" : entry.text();
        return new ConfigException("%s must be %s, was '%s'".formatted(entry.where(), wanted, text));
    }

    /// Not a number where `text` is none; stricter than [Double#parseDouble], which reads `1d` and `0x1p3`.
    private static double number(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? Double.NaN : new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
