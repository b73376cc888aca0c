package continuo.cli;

import continuo.evaluate.GenerationReport;
import continuo.evaluate.Measures;
import continuo.evaluate.Report;
import continuo.evaluate.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A report of an evaluation as lines to read.
final class EvaluationTable {

    private static final String NATS = "%-22s %7s %7s %7s %8s %7s %7s %8s";
    private static final String PLAYED = "%-22s %6s %7s %8s %8s %6s %8s %9s %7s %7s %7s %7s %8s";
    private static final String PATTERNS = "%-22s %6s %7s %12s %7s";

    private final List<String> lines = new ArrayList<>();

    private EvaluationTable() {}

    static List<String> of(Report report) {
        EvaluationTable table = new EvaluationTable();
        table.nats(report);
        GenerationReport generation = report.generation();
        if (generation != null) {
            table.played(generation);
            table.patterns(generation);
        }
        return table.lines;
    }

    private void nats(Report report) {
        lines.add("How well it foresees: nats a note, fewer is better; beside n-grams that count the same corpus");
        line(NATS.formatted("", "notes", "onset", "pitch", "velocity", "length", "total", "top pitch"));
        report.byDataset().forEach((set, of) -> nats(set, of.notes(), of.nats(), of.topPitch(), of.baselines()));
        nats("all", report.notes(), report.nats(), report.topPitch(), report.baselines());
    }

    private void nats(String set, long notes, Scores nats, double topPitch, Map<String, Scores> baselines) {
        nats(set, "" + notes, nats, number(topPitch, 3));
        baselines.forEach((name, scores) -> nats("  " + name, "", scores, ""));
    }

    private void nats(String name, String notes, Scores scores, String topPitch) {
        line(NATS.formatted(
                name,
                notes,
                nats(scores.onset()),
                nats(scores.pitch()),
                nats(scores.velocity()),
                nats(scores.length()),
                nats(scores.total()),
                topPitch));
    }

    private static String nats(@Nullable Double nats) {
        return nats == null ? "-" : number(nats, 3);
    }

    private void played(GenerationReport report) {
        lines.add("");
        lines.add("What it plays, beside how the pieces really go on; the nearer the better");
        line(PLAYED.formatted(
                "",
                "pieces",
                "scale",
                "PC bits",
                "self-rep",
                "notes/s",
                "one note",
                "restrikes",
                "PC",
                "onsets",
                "8-gram",
                "16-gram",
                "longest"));
        report.byDataset().forEach(this::played);
        played("all", report.all());
    }

    private void played(String set, GenerationReport.Dataset dataset) {
        played(set, "" + dataset.continuations(), dataset.model());
        played("  really", "", dataset.real());
    }

    private void played(String name, String count, Measures of) {
        line(PLAYED.formatted(
                name,
                count,
                number(of.scaleConsistency(), 3),
                number(of.pitchClassEntropy(), 2),
                number(of.selfRepetition(), 3),
                number(of.notesPerSecond(), 1),
                "" + of.longestRepeatedNote(),
                number(of.meanMostRestrikes(), 1),
                number(of.pitchClassOverlap(), 2),
                number(of.onsetOverlap(), 2),
                seen(of, 8),
                seen(of, 16),
                of.longestRunInTrain() == null ? "-" : "" + of.longestRunInTrain()));
    }

    private static String seen(Measures of, int run) {
        Map<Integer, Double> seen = of.seenInTrain();
        return seen == null ? "-" : number(seen.getOrDefault(run, 0.0), 4);
    }

    private void patterns(GenerationReport report) {
        lines.add("");
        lines.add("How well it meets the true continuation of written music: cardinality F1, more is better");
        line(PATTERNS.formatted("", "pieces", "model", "copy forward", "Markov"));
        report.byDataset().forEach(this::patterns);
        patterns("all", report.all());
    }

    private void patterns(String name, GenerationReport.Dataset dataset) {
        GenerationReport.Comparison patterns = dataset.patterns();
        if (patterns != null) {
            List<String> scores = patterns.scores().values().stream()
                    .map(score -> number(score.f1(), 3))
                    .toList();
            line(PATTERNS.formatted(name, "" + patterns.continuations(), scores.get(0), scores.get(1), scores.get(2)));
        }
    }

    private void line(String line) {
        lines.add(line.stripTrailing());
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
