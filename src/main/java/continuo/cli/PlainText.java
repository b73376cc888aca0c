package continuo.cli;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes one plain line of what is to be shown: names of ports, peers, files and keys come from outside, and could hold
/// what moves a terminal's cursor, colours it, or writes from right to left.
final class PlainText {

    private static final int LONGEST = 2_000;

    private PlainText() {}

    static String line(@Nullable String text) {
        String all = String.valueOf(text);
        String begin = all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
        return begin.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "))
                .replace('\t', ' ')
                .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }
}
