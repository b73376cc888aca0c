package continuo.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// A text whose lines keep their ends.
final class Lines {

    private static final Pattern BEHIND_A_LINE = Pattern.compile("(?<=\n)");

    private final List<String> lines;
    private final String end;

    Lines(String text) {
        lines = new ArrayList<>(BEHIND_A_LINE.splitAsStream(text).toList());
        end = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /// Puts `text` in place of a node, which may go over several lines.
    void replace(Node node, String text) {
        int first = line(node);
        Mark end = node.getEndMark().orElseThrow();
        String before = lines.get(first).substring(0, at(first, column(node)));
        String after = lines.get(end.getLine()).substring(at(end.getLine(), end.getColumn()));
        lines.subList(first, end.getLine() + 1).clear();
        lines.add(first, before + text + after);
    }

    /// Marks count characters, Java counts halves of some.
    private int at(int line, int column) {
        return lines.get(line).offsetByCodePoints(0, column);
    }

    void addAfter(int line, String text) {
        endLine(line);
        lines.add(line + 1, text + end);
    }

    void addAtEnd(String text) {
        addAfter(lines.size() - 1, text);
    }

    private void endLine(int line) {
        if (!lines.get(line).endsWith("\n")) {
            lines.set(line, lines.get(line) + end);
        }
    }

    static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElseThrow();
    }

    static int column(Node node) {
        return node.getStartMark().map(Mark::getColumn).orElseThrow();
    }

    String text() {
        return String.join("", lines);
    }
}
