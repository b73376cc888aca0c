package continuo.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the doctor has found, a line each, with what to do about it below.
final class Findings {

    private final List<Finding> all = new ArrayList<>();
    private final @Nullable PrintWriter out;

    /// @param subject what was looked at
    /// @param note what was found, or what is wrong and what to do
    /// @param advice what may be done besides, a line each
    record Finding(String subject, boolean ok, String note, List<String> advice) {}

    /// @param out where each is printed as it is found; null: nowhere
    Findings(@Nullable PrintWriter out) {
        this.out = out;
    }

    void add(String subject, boolean ok, String note) {
        add(subject, ok, note, List.of());
    }

    void add(String subject, boolean ok, String note, List<String> advice) {
        all.add(new Finding(subject, ok, note, advice));
        if (out != null) {
            out.printf("%-5s %-10s %s%n", ok ? "OK" : "TO DO", subject, PlainText.line(note));
            advice.forEach(line -> out.printf("%-5s %-10s %s%n", "", "", PlainText.line(line)));
        }
    }

    /// Something to know meanwhile, which is no finding.
    void say(String line) {
        if (out != null) {
            out.println(PlainText.line(line));
        }
    }

    boolean allWell() {
        return all.stream().allMatch(Finding::ok);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
