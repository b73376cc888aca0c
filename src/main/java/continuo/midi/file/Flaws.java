package continuo.midi.file;

import continuo.midi.file.Flaw.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Takes down what is wrong with a file: of each kind how often, and where first.
final class Flaws {

    private record Found(String words, long count) {}

    private final Map<Kind, Found> found = new EnumMap<>(Kind.class);

    /// @param words half a sentence; `%d` stands for how often it was found in the end
    void add(Kind kind, String words) {
        add(kind, words, 1);
    }

    void add(Kind kind, String words, long times) {
        found.merge(kind, new Found(words, times), (first, more) -> new Found(first.words(), first.count() + times));
    }

    List<Flaw> list() {
        return found.entrySet().stream()
                .map(one -> new Flaw(
                        one.getKey(),
                        one.getValue()
                                .words()
                                .replace("%d", "%,d".formatted(one.getValue().count()))))
                .toList();
    }
}
