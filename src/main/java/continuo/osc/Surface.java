package continuo.osc;

import continuo.control.Action;
import continuo.control.Board;
import continuo.control.Moving;
import continuo.control.Rate;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.parameter.Range;
import continuo.parameter.Range.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What messages do, and what they are answered with. Belongs to `continuo-osc`; time is an argument.
final class Surface {

    static final String ROOT = "/continuo";

    private static final String BELOW = ROOT + "/";
    private static final String ALL = BELOW + "?";
    private static final String STATE = "state";
    private static final String WRONG = "wrong";
    private static final String ON = "on";
    private static final String OFF = "off";

    private final Board board;
    private final Supplier<String> state;
    private final Map<String, Object> told = new LinkedHashMap<>();
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Rate messages;
    private final Rate actions;
    private final Rate answers;
    private long nextNanos;

    /// @param state what Continuo is at
    Surface(Board board, Supplier<String> state, long now) {
        this.board = board;
        this.state = state;
        messages = new Rate(Limits.MESSAGES_PER_SECOND, now);
        actions = new Rate(Limits.ACTIONS_PER_SECOND, now);
        answers = new Rate(Limits.ANSWERS_PER_SECOND, now);
        nextNanos = now;
    }

    /// Whether it asks for everything, and to be told of changes.
    static boolean asksForAll(OscMessage message) {
        return message.address().equals(ROOT) || message.address().equals(ALL);
    }

    /// Does what a message says, or has it done soon by [#flush]. Returns the answers.
    List<OscMessage> take(OscMessage message, long now) {
        if (!messages.admits(now)) {
            return List.of();
        }
        List<OscMessage> answer = answer(message, now);
        return answer.isEmpty() || answers.admits(now) ? answer : List.of();
    }

    private List<OscMessage> answer(OscMessage message, long now) {
        if (asksForAll(message)) {
            return all();
        }
        if (!message.address().startsWith(BELOW)) {
            return List.of(); // not for us
        }
        String name = message.address().substring(BELOW.length());
        Optional<Parameter> parameter = Parameters.named(name);
        if (parameter.isPresent()) {
            return message.arguments().isEmpty()
                    ? List.of(OscMessage.of(BELOW + name, value(parameter.get())))
                    : wrong(set(parameter.get(), message.arguments().getFirst(), now));
        }
        return switch (name) {
            case STATE -> List.of(OscMessage.of(BELOW + STATE, state.get()));
            case WRONG -> List.of(); // an answer to an answer would never end
            default -> act(name, message, now);
        };
    }

    private static List<OscMessage> wrong(String line) {
        return line.isEmpty() ? List.of() : List.of(OscMessage.of(BELOW + WRONG, line));
    }

    private List<OscMessage> act(String word, OscMessage message, long now) {
        boolean known =
                Stream.of(Action.values()).anyMatch(action -> action.word().equals(word));
        if (!known) {
            return wrong("there is no such address; " + ROOT + " is answered with all");
        }
        if (isLetGo(message)) {
            return List.of();
        }
        return wrong(actions.admits(now) ? Moving.act(board, word) : "too many actions at once");
    }

    /// A button sends 1 when it is pressed and 0 when it is let go.
    private static boolean isLetGo(OscMessage message) {
        return !message.arguments().isEmpty()
                && switch (message.arguments().getFirst()) {
                    case Number number -> number.doubleValue() == 0;
                    case Boolean pressed -> !pressed;
                    default -> false;
                };
    }

    private String set(Parameter parameter, Object argument, long now) {
        String text = text(parameter, argument);
        String wrong = Moving.refusal(parameter, text);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (parameter.equals(Parameters.PRESET)) { // after what came before it, and before what comes after it
            String before = flushNow(now);
            String preset = Moving.set(board, Map.of(parameter.name(), text));
            return before.isEmpty() ? preset : before;
        }
        waiting.put(parameter.name(), text);
        return "";
    }

    private static String text(Parameter parameter, Object argument) {
        List<String> words = parameter.range().words();
        return switch (argument) {
            case Boolean on -> on ? ON : OFF;
            case Number number -> {
                double value = number instanceof Float
                        ? Double.parseDouble(number.toString()) // 0.9f is 0.9
                        : number.doubleValue();
                if (words.equals(List.of(ON, OFF))) {
                    yield value == 0 ? OFF : ON;
                }
                yield Double.isFinite(value)
                        ? Range.plain(parameter.range().kind() == Kind.WHOLE ? Math.rint(value) : value)
                        : String.valueOf(value);
            }
            default -> String.valueOf(argument);
        };
    }

    /// Whether [#flush] has something to do.
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /// Hands on what has been set since, if it is time. Returns what is wrong with it.
    List<OscMessage> flush(long now) {
        return waiting.isEmpty() || now < nextNanos ? List.of() : wrong(flushNow(now));
    }

    private String flushNow(long now) {
        if (waiting.isEmpty()) {
            return "";
        }
        nextNanos = now + Limits.APART_NANOS;
        String wrong = Moving.set(board, waiting);
        if (!wrong.isEmpty() && waiting.size() > 1) { // what is right of it holds
            waiting.forEach((name, text) -> Moving.set(board, Map.of(name, text)));
        }
        waiting.clear();
        return wrong;
    }

    /// Everything there is.
    List<OscMessage> all() {
        List<OscMessage> all = new ArrayList<>();
        values().forEach((name, value) -> all.add(OscMessage.of(BELOW + name, value)));
        return all;
    }

    /// What is otherwise than it was at the last call; everything at the first.
    List<OscMessage> changes() {
        List<OscMessage> changes = new ArrayList<>();
        values().forEach((name, value) -> {
            if (!value.equals(told.put(name, value))) {
                changes.add(OscMessage.of(BELOW + name, value));
            }
        });
        return changes;
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        Parameters.ALL.forEach(parameter -> values.put(parameter.name(), value(parameter)));
        values.put(STATE, state.get());
        return values;
    }

    /// A number as one, a word as a text.
    private Object value(Parameter parameter) {
        String text = board.text(parameter);
        Range range = parameter.range();
        if (!range.isNumeric() || range.words().contains(text)) {
            return text;
        }
        if (range.kind() == Kind.NUMBER) {
            return Float.parseFloat(text);
        }
        long whole = Long.parseLong(text);
        return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }
}
