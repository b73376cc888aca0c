package continuo.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import continuo.control.Action;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.parameter.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What pages are told, as JSON. An event is a list: what it is, its time, and what belongs to it; all times are
/// those of [WebClock].
final class Telling {

    static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /// A row of the table.
    ///
    /// @param kind as [Range.Kind], in small letters
    /// @param words that it may be, at the moment
    private record Row(
            String name,
            String group,
            String kind,
            double min,
            double max,
            String unit,
            List<String> words,
            String usual,
            boolean live,
            String says) {

        static Row of(Parameter parameter, List<String> words) {
            Range range = parameter.range();
            boolean counted = range.kind() == Range.Kind.TEXT && !words.isEmpty();
            return new Row(
                    parameter.name(),
                    parameter.group().title(),
                    (counted ? Range.Kind.CHOICE : range.kind()).name().toLowerCase(java.util.Locale.ROOT),
                    range.min(),
                    range.max(),
                    range.unit(),
                    words,
                    parameter.usual(),
                    parameter.live(),
                    parameter.says());
        }
    }

    private record Deed(String word, String says) {}

    private Telling() {}

    /// The tables, as they are at the moment.
    ///
    /// @param words those that a parameter may be set to
    static Map<String, Object> tables(Function<Parameter, List<String>> words) {
        List<Row> rows = Parameters.ALL.stream()
                .map(parameter -> Row.of(parameter, words.apply(parameter)))
                .toList();
        List<Deed> deeds = new ArrayList<>();
        for (Action action : Action.values()) {
            deeds.add(new Deed(action.word(), action.says()));
        }
        Map<String, Object> tables = new LinkedHashMap<>();
        tables.put("parameters", rows);
        tables.put("actions", deeds);
        return tables;
    }

    static String json(Object value) {
        return GSON.toJson(value);
    }

    /// Adds `sight` to a list of events.
    static void append(StringBuilder events, Sight sight, WebClock clock) {
        if (!events.isEmpty()) {
            events.append(',');
        }
        long micros = clock.micros(sight.nanos());
        int data = sight.data();
        switch (sight.kind()) {
            case HEARD -> event(events, "heard", micros, data);
            case SENT -> event(events, "sent", micros, data);
            case NOTE -> event(events, "note", micros, clock.micros(sight.toNanos()), data >> 8, data & 0xFF);
            case CANCEL -> event(events, "cancel", micros);
            case WITHDRAW -> event(events, "withdraw", micros, clock.micros(sight.toNanos()));
            case END -> event(events, "end", micros, data);
            case BEAT -> event(events, "beat", micros, data);
            case BAR -> event(events, "bar", micros, data >> 8, data & 0xFF);
        }
    }

    private static void event(StringBuilder events, String what, long... numbers) {
        events.append("[\"").append(what).append('"');
        for (long number : numbers) {
            events.append(',').append(number);
        }
        events.append(']');
    }
}
