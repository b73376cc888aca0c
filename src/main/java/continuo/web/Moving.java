package continuo.web;

import continuo.control.Action;
import continuo.control.Board;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sets what a page or a program wants set. Each returns what is wrong with it; empty if it is done.
final class Moving {

    private static final int LONGEST_TEXT = 100;

    private Moving() {}

    static String set(Board board, Map<String, String> texts) {
        Map<Parameter, String> moves = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            Optional<Parameter> parameter = Parameters.named(entry.getKey());
            @Nullable String text = entry.getValue(); // in JSON it may be
            if (text == null) {
                return "a setting is a text";
            }
            String wrong = parameter.map(known -> wrong(known, text)).orElse("there is no such setting");
            if (!wrong.isEmpty()) {
                return wrong;
            }
            moves.put(parameter.orElseThrow(), text);
        }
        return moves.isEmpty() ? "nothing is to be set" : board.move(moves);
    }

    private static String wrong(Parameter parameter, String text) {
        if (!parameter.live()) {
            return parameter.name() + " is read when Continuo starts; write it in the settings file";
        }
        return text.length() <= LONGEST_TEXT && parameter.range().admits(text)
                ? ""
                : parameter.name() + " must be " + parameter.range().wanted();
    }

    static String act(Board board, String word) {
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
