package continuo.cli;

import continuo.evaluate.beats.BeatReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How well beats were found, as lines to read.
final class BeatTable {

    private static final String LINE = "%-22s %6s %6s %6s %9s %8s %8s";

    private BeatTable() {}

    static List<String> of(BeatReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("How well beats and bars are found as they come, from the ninth beat on; the nearer to 1 the better");
        lines.add(LINE.formatted("", "F", "CMLt", "AMLt", "downbeat", "unknown", "µs/note"));
        report.byDataset().forEach((set, scores) -> lines.add(line(set, scores)));
        lines.add(line("all", report.all()));
        return lines;
    }

    private static String line(String name, BeatReport.Scores of) {
        Double bars = of.downbeatF();
        return LINE.formatted(
                name,
                number(of.f(), 3),
                number(of.cmlt(), 3),
                number(of.amlt(), 3),
                bars == null ? "-" : number(bars, 3),
                number(of.unknownShare(), 3),
                number(of.microsPerNote(), 1));
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
