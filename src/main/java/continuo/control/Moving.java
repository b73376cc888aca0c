package continuo.control;

import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sets what a page, a touch surface or a program wants set. Each returns what is wrong with it; empty if it is done.
public final class Moving {

    private static final int LONGEST_TEXT = 300;

    private Moving() {}

    public static String set(Board board, Map<String, String> texts) {
        Map<Parameter, String> moves = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            Optional<Parameter> parameter = Parameters.named(entry.getKey());
            @Nullable String text = entry.getValue(); // in JSON it may be
            if (text == null) {
                return "a setting is a text";
            }
            String wrong = parameter.map(known -> refusal(known, text)).orElse("there is no such setting");
            if (!wrong.isEmpty()) {
                return wrong;
            }
            moves.put(parameter.orElseThrow(), text);
        }
        return moves.isEmpty() ? "nothing is to be set" : board.move(moves);
    }

    /// What is wrong with `text` for a parameter, as far as it can be seen without the others; empty if nothing is.
    public static String refusal(Parameter parameter, String text) {
        if (!parameter.live()) {
            return parameter.name() + " is read when Continuo starts; write it in the settings file";
        }
        return text.length() <= LONGEST_TEXT && parameter.range().admits(text)
                ? ""
                : parameter.name() + " must be " + parameter.range().wanted();
    }

    public static String act(Board board, String word) {
        Optional<Action> action = Stream.of(Action.values())
                .filter(known -> known.word().equals(word))
                .findFirst();
        action.ifPresent(found -> {
            if (found == Action.TAP) {
                board.tap(System.nanoTime());
            } else {
                board.act(found);
            }
        });
        return action.isPresent() ? "" : "there is no such action";
    }
}
