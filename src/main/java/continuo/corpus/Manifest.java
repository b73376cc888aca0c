package continuo.corpus;

import continuo.corpus.beats.Lines;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The table of a corpus: tab-separated, one line a file, the first line names the columns.
final class Manifest {

    private static final int MOST_NOTES = 100_000_000;

    private Manifest() {}

    /// One file of the table.
    ///
    /// @param file as it is named there
    /// @param at where it is
    record Row(
            String file,
            Path at,
            String dataset,
            String tier,
            String licence,
            String kind,
            String velocity,
            int notes,
            String split,
            String contentHash) {

        PieceFile piece() {
            return new PieceFile(at, dataset, licence, group(dataset, kind), split, notes, onGrid(), velocityWeight());
        }

        private boolean onGrid() {
            return kind.startsWith("score") || kind.startsWith("quantised");
        }

        /// Velocities that nobody played teach less, and those that nobody wrote nothing.
        private double velocityWeight() {
            return switch (velocity) {
                case "none", "flat" -> 0;
                case "from-dynamics" -> 0.25;
                case "emulated-from-roll", "transcribed" -> 0.5;
                default -> 1;
            };
        }
    }

    /// The group of a data set's pieces of one kind; a data set that is not known is a group of its own.
    private static String group(String dataset, String kind) {
        return switch (dataset) {
            case "welte_rolls" -> "rolls";
            case "pop909" -> "pop";
            case "chopin_first_editions", "mutopia_pd_ccby", "mutopia_ccbysa" -> "keyboard";
            case "polish_scores" -> kind.equals("score-song") ? "songs" : "keyboard";
            case "openscore_lieder" -> "songs";
            case "folk_oneills", "folk_ryans", "folk_airds", "open_hymnal" -> "tunes";
            case "rolls_88note", "giantmidi_subset" -> "piano";
            default -> dataset;
        };
    }

    static List<Row> read(Path manifest) throws IOException {
        List<String> lines = Lines.of(manifest);
        if (lines.isEmpty()) {
            throw new CorpusException(manifest + " is empty");
        }
        List<String> columns = Arrays.asList(lines.getFirst().split("\t", -1));
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length == columns.size()) {
                rows.add(row(manifest, columns, cells));
            }
        }
        return rows;
    }

    private static Row row(Path manifest, List<String> columns, String[] cells) throws CorpusException {
        return new Row(
                cell(manifest, columns, cells, "file"),
                path(manifest, cell(manifest, columns, cells, "file")),
                cell(manifest, columns, cells, "dataset"),
                cell(manifest, columns, cells, "tier"),
                cell(manifest, columns, cells, "licence"),
                cell(manifest, columns, cells, "kind"),
                cell(manifest, columns, cells, "velocity"),
                notes(manifest, cell(manifest, columns, cells, "notes")),
                cell(manifest, columns, cells, "split"),
                cell(manifest, columns, cells, "content_sha1"));
    }

    private static int notes(Path manifest, String cell) throws CorpusException {
        try {
            double notes = Double.parseDouble(cell);
            if (notes >= 0 && notes <= MOST_NOTES) {
                return (int) notes;
            }
        } catch (NumberFormatException e) {
            throw new CorpusException(noNumber(manifest, cell), e);
        }
        throw new CorpusException(noNumber(manifest, cell));
    }

    private static String noNumber(Path manifest, String cell) {
        return "%s has '%s' in column notes; write a number from 0 to %,d there".formatted(manifest, cell, MOST_NOTES);
    }

    private static Path path(Path manifest, String cell) throws CorpusException {
        try {
            return manifest.resolveSibling(cell).normalize();
        } catch (InvalidPathException e) {
            throw new CorpusException(manifest + " has a file that can have no such name: " + e.getReason(), e);
        }
    }

    private static String cell(Path manifest, List<String> columns, String[] cells, String name)
            throws CorpusException {
        int column = columns.indexOf(name);
        if (column < 0) {
            throw new CorpusException(manifest + " has no column " + name);
        }
        return cells[column];
    }
}
