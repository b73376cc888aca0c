package continuo.corpus;

import continuo.music.Bars;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the bars of a corpus begin: tab-separated, one line a file, after a line that names the columns `file`,
/// `bars`, `source`, `metre`. Bars are runs `start:length*count` joined by `;`, in beats of the file from its
/// beginning; metres are `start:signature` joined by `;`, with `-` where there is none.
final class BarTable {

    private static final int COLUMNS = 4;

    private final Map<String, String[]> rows = new HashMap<>();

    /// One without any bars.
    BarTable() {}

    static BarTable read(Path table) throws IOException {
        BarTable read = new BarTable();
        List<String> lines = Files.readAllLines(table);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new CorpusException(table + " should have " + COLUMNS + " columns, but has the line \"" + line
                        + "\"");
            }
            read.rows.put(cells[0], cells);
        }
        return read;
    }

    /// The bars of a file, in ticks of the file; none where the table does not tell.
    ///
    /// @param file as the table names it
    Bars bars(String file) throws CorpusException {
        String[] cells = rows.get(file);
        if (cells == null) {
            return Bars.NONE;
        }
        try {
            return parsed(cells[1].split(";"), cells[3].split(";"));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new CorpusException("the bars of " + file + " cannot be read: " + cells[1] + " " + cells[3]);
        }
    }

    private static Bars parsed(String[] runs, String[] metres) {
        int count = 0;
        for (String run : runs) {
            count += Integer.parseInt(run.substring(run.indexOf('*') + 1));
        }
        double[] starts = new double[count];
        double[] lengths = new double[count];
        int[] beats = new int[count];
        int next = 0;
        for (String run : runs) {
            double start = Double.parseDouble(run.substring(0, run.indexOf(':')));
            double length = Double.parseDouble(run.substring(run.indexOf(':') + 1, run.indexOf('*')));
            for (int n = Integer.parseInt(run.substring(run.indexOf('*') + 1)); n > 0; n--) {
                starts[next] = start * Tempo.TICKS_PER_BEAT;
                lengths[next] = length * Tempo.TICKS_PER_BEAT;
                beats[next++] = beatTicks(signatureAt(start, metres));
                start += length;
            }
        }
        return new Bars(starts, lengths, beats);
    }

    private static String signatureAt(double beat, String[] metres) {
        String found = "-";
        for (String metre : metres) {
            if (Double.parseDouble(metre.substring(0, metre.indexOf(':'))) <= beat + 1e-3) {
                found = metre.substring(metre.indexOf(':') + 1);
            }
        }
        return found;
    }

    /// What is counted: dotted quarters in 6/8, 9/8 and 12/8, else quarters.
    private static int beatTicks(String signature) {
        return switch (signature) {
            case "3/8", "6/8", "9/8", "12/8" -> Tempo.TICKS_PER_BEAT * 3 / 2;
            default -> Tempo.TICKS_PER_BEAT;
        };
    }
}
