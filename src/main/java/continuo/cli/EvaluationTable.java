package continuo.cli;

import continuo.evaluate.Report;
import continuo.evaluate.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A report of an evaluation as lines to read.
final class EvaluationTable {

    private static final String ROW = "%-22s %8s %8s %8s %8s %8s %8s";

    private EvaluationTable() {}

    static List<String> of(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add("Nats a note; fewer is better.");
        lines.add(ROW.formatted("", "notes", "onset", "pitch", "velocity", "length", "total"));
        report.byDataset().forEach((set, of) -> add(lines, set, of.notes(), of.nats(), of.topPitch(), of.baselines()));
        add(lines, "all", report.notes(), report.nats(), report.topPitch(), report.baselines());
        return lines;
    }

    private static void add(
            List<String> lines, String name, long notes, Scores nats, double topPitch, Map<String, Scores> baselines) {
        lines.add(row(name, "" + notes, nats) + String.format(Locale.ROOT, "   pitch right %.1f %%", 100 * topPitch));
        baselines.forEach((baseline, scores) -> lines.add(row("  " + baseline, "", scores)));
    }

    private static String row(String name, String notes, Scores scores) {
        return ROW.formatted(
                name,
                notes,
                cell(scores.onset()),
                cell(scores.pitch()),
                cell(scores.velocity()),
                cell(scores.length()),
                cell(scores.total()));
    }

    private static String cell(@Nullable Double nats) {
        return nats == null ? "-" : String.format(Locale.ROOT, "%.3f", nats);
    }
}
