package continuo.learn;

import continuo.corpus.CorpusException;
import continuo.encoding.Head;
import continuo.files.WholeFile;
import continuo.picture.Chart;
import continuo.picture.Sheet;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was predicted how well after how many notes: `curve.csv`, a line for each validation, and `curve.png`, the same
/// drawn. Kept beside the checkpoint, from run to run.
final class LearningCurve {

    private static final String TABLE = "curve.csv";
    private static final String PICTURE = "curve.png";
    private static final String COLUMNS = "steps,notes,minutes,train,"
            + Stream.of(Head.values()).map(ContinuoGraph::name).collect(Collectors.joining(","))
            + ",total";
    private static final Pattern ROW =
            Pattern.compile("\\d{1,18},\\d{1,18}(,-?[\\d.E-]{1,25}){%d}".formatted(COLUMNS.split(",").length - 2));
    private static final int NOTES = 1;
    private static final int TRAIN = 3;

    private final Path folder;

    LearningCurve(Path folder) {
        this.folder = folder;
    }

    /// Forgets what a run that was killed wrote after its last checkpoint.
    void keepUntil(long steps) throws IOException {
        write(rows().stream()
                .filter(row -> Long.parseLong(row.split(",")[0]) <= steps)
                .toList());
    }

    /// @param trainNats the mean loss since the last time, of the notes as they were shown
    void add(Checkpoint reached, double minutes, double trainNats, Scores scores) throws IOException {
        String nats = scores.byName().values().stream().map(String::valueOf).collect(Collectors.joining(","));
        List<String> rows = new ArrayList<>(rows());
        rows.add(String.format(
                Locale.ROOT, "%d,%d,%.1f,%.4f,%s", reached.steps(), reached.notes(), minutes, trainNats, nats));
        write(rows);
        draw(rows);
    }

    private List<String> rows() throws IOException {
        Path table = folder.resolve(TABLE);
        if (!Files.exists(table)) {
            return List.of();
        }
        if (!Files.isRegularFile(table)) {
            throw damaged(table);
        }
        try {
            List<String> rows = Files.readAllLines(table).stream().skip(1).toList();
            for (String row : rows) {
                if (!ROW.matcher(row).matches()) {
                    throw damaged(table);
                }
                for (String cell : row.split(",")) {
                    Double.parseDouble(cell);
                }
            }
            return rows;
        } catch (CharacterCodingException | NumberFormatException e) {
            throw damaged(table);
        }
    }

    private static CorpusException damaged(Path table) {
        return new CorpusException(table + " is damaged; delete it, or name an empty folder with --checkpoints");
    }

    private void write(List<String> rows) throws IOException {
        WholeFile.write(
                folder.resolve(TABLE),
                COLUMNS + "\n" + rows.stream().map(row -> row + "\n").collect(Collectors.joining()));
    }

    private void draw(List<String> rows) throws IOException {
        List<Chart.Line> lines = new ArrayList<>();
        int total = TRAIN + Head.values().length + 1;
        lines.add(line("train", Sheet.PALE_INK, false, TRAIN, rows));
        for (Head head : Head.values()) {
            lines.add(line(ContinuoGraph.name(head), Sheet.BLUE, false, TRAIN + 1 + head.ordinal(), rows));
        }
        lines.add(line("total", Sheet.ORANGE, true, total, rows));
        new Chart("Surprise on music never learnt from, in nats a note", "million notes learnt", lines)
                .write(folder.resolve(PICTURE));
    }

    private static Chart.Line line(String name, Color colour, boolean strong, int column, List<String> rows) {
        List<Chart.Point> points = rows.stream()
                .map(row -> row.split(","))
                .map(cells ->
                        new Chart.Point(Double.parseDouble(cells[NOTES]) / 1e6, Double.parseDouble(cells[column])))
                .toList();
        return new Chart.Line(name, colour, strong, points);
    }
}
