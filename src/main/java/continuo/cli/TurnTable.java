package continuo.cli;

import continuo.evaluate.turns.TurnReport;
import continuo.evaluate.turns.TurnReport.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How soon the ends of phrases are answered, as lines to read.
final class TurnTable {

    private static final String LINE = "%-22s %7s %8s %7s %7s %7s";
    private static final String POINT = "%10s %10s %10s %10s";

    private TurnTable() {}

    /// @param curves whether to show all of both, too
    static List<String> of(Map<String, TurnReport> reports, boolean curves) {
        List<String> lines = new ArrayList<>();
        lines.add("How soon the ends of phrases are answered, in beats, at one false entry in twenty: after a fixed");
        lines.add("silence, and after as long as the network would wait");
        lines.add(LINE.formatted("", "ends", "breaths", "fixed", "auto", "sooner"));
        reports.forEach((set, of) -> lines.add(LINE.formatted(
                set,
                of.ends(),
                of.breaths(),
                delay(of.fixedDelay()),
                delay(of.autoDelay()),
                number(100 * of.sooner(), 0) + " %")));
        TurnReport all = reports.get("all");
        if (all != null && curves) {
            curve("silence", all.fixed(), lines);
            curve("sure", all.auto(), lines);
        }
        return lines;
    }

    private static void curve(String what, List<Point> points, List<String> lines) {
        lines.add(POINT.formatted(what, "false", "in rests", "delay"));
        for (Point point : points) {
            lines.add(POINT.formatted(
                    number(point.at(), 3),
                    number(point.falseShare(), 3),
                    number(point.restShare(), 3),
                    number(point.delay(), 3)));
        }
    }

    private static String delay(double beats) {
        return beats < 0 ? "-" : number(beats, 2);
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
