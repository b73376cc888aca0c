package continuo.config;

import continuo.files.FileName;
import continuo.parameter.Parameter;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads settings out of entries, each checked by its row in the table of parameters, which also says what
/// holds where there is no entry.
final class Values {

    private static final String NONE = "none";
    private static final String ALL = "all";
    private static final int LONGEST_SHOWN = 80;
    private static final int MOST_PORT = 65_535;
    private static final Pattern TARGET = Pattern.compile("([\\w.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]):(\\d{1,5})");

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /// @param table the keys there are
    /// @param layers a later layer's entries stand above those of an earlier one
    /// @throws ConfigException where one is for a key that is not in the table
    Values(List<Parameter> table, List<List<Entry>> layers) throws ConfigException {
        for (List<Entry> layer : layers) {
            layer.forEach(entry -> entries.put(entry.key(), entry));
        }
        List<String> names = table.stream().map(Parameter::name).toList();
        for (Entry entry : entries.values()) {
            if (!names.contains(entry.key())) {
                throw new ConfigException("%s is no setting; the nearest one is '%s'"
                        .formatted(entry.where(), Spelling.nearest(entry.key(), names)));
            }
        }
    }

    /// The value as it is written.
    String text(Parameter parameter) throws ConfigException {
        Entry entry = entries.get(parameter.name());
        if (entry == null) {
            return parameter.usual();
        }
        if (!parameter.range().admits(entry.text())) {
            throw wrong(entry, parameter.range().wanted());
        }
        return entry.text();
    }

    /// Several, with commas between them; empty where it says `none`.
    List<String> texts(Parameter parameter) throws ConfigException {
        String all = text(parameter);
        return all.equals(NONE)
                ? List.of()
                : Arrays.stream(all.split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    /// A file's name; one that does not begin at the root begins in `home`.
    Path path(Parameter parameter, Path home) throws ConfigException {
        String name = text(parameter);
        try {
            return home.resolve(FileName.of(name));
        } catch (IOException e) {
            Entry entry = entries.get(parameter.name());
            throw new ConfigException((entry == null ? "" : entry.where() + ": ") + e.getMessage(), e);
        }
    }

    double number(Parameter parameter) throws ConfigException {
        return number(text(parameter));
    }

    /// @param meaning what stands for all else that may be written in place of a number
    double numberOr(Parameter parameter, double meaning) throws ConfigException {
        String text = text(parameter);
        return parameter.range().isNumber(text) ? number(text) : meaning;
    }

    int whole(Parameter parameter) throws ConfigException {
        return Integer.parseInt(text(parameter));
    }

    /// As [#numberOr], for whole numbers.
    long wholeOr(Parameter parameter, long meaning) throws ConfigException {
        String text = text(parameter);
        return parameter.range().words().contains(text) ? meaning : Long.parseLong(text);
    }

    /// A length of time, of a parameter whose unit is so many nanoseconds.
    long nanos(Parameter parameter, double nanosPerUnit) throws ConfigException {
        return Math.round(number(parameter) * nanosPerUnit);
    }

    /// The constant that is called as the choice is.
    <E extends Enum<E>> E choice(Parameter parameter, Class<E> choices) throws ConfigException {
        return Enum.valueOf(choices, text(parameter).toUpperCase(Locale.ROOT));
    }

    /// The address of a network of this computer; none for all of them.
    @Nullable
    InetAddress network(Parameter parameter) throws ConfigException {
        String text = text(parameter);
        if (text.equals(ALL)) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw wrong(parameter, "127.0.0.1, all, or the address of one network of this computer");
        }
    }

    /// A host and a port with a colon between them, unresolved; none where it says `none`.
    @Nullable
    InetSocketAddress target(Parameter parameter) throws ConfigException {
        String text = text(parameter);
        if (text.equals(NONE)) {
            return null;
        }
        Matcher matcher = TARGET.matcher(text);
        int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (port < 1 || port > MOST_PORT) {
            throw wrong(parameter, "a host and a port, as in 192.168.1.20:9000, or none");
        }
        return InetSocketAddress.createUnresolved(matcher.group(1), port);
    }

    /// What is written of each parameter, by its name.
    Map<String, String> texts(List<Parameter> table) throws ConfigException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Parameter parameter : table) {
            texts.put(parameter.name(), text(parameter));
        }
        return texts;
    }

    /// A complaint about what is written for a parameter that has an entry.
    ConfigException wrong(Parameter parameter, String wanted) {
        return wrong(Objects.requireNonNull(entries.get(parameter.name())), wanted);
    }

    /// The same of something that went wrong with its value.
    ConfigException complaint(Parameter parameter, IOException cause) {
        String where = Objects.requireNonNull(entries.get(parameter.name())).where();
        return new ConfigException("%s: %s".formatted(where, cause.getMessage()), cause);
    }

    private static double number(String text) {
        return new BigDecimal(text).doubleValue();
    }

    private static ConfigException wrong(Entry entry, String wanted) {
        String text =
                entry.text().length() > LONGEST_SHOWN ? entry.text().substring(0, LONGEST_SHOWN) + "…" : entry.text();
        return new ConfigException("%s must be %s, was '%s'".formatted(entry.where(), wanted, text));
    }
}
