package continuo.corpus.beats;

import continuo.corpus.CorpusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Beats that somebody has annotated: `NAME_annotations.txt` beside `NAME.mid`, as the ASAP dataset has them. A
/// line an instant, tab-separated: its seconds twice, then `b` for a beat, `db` for one that begins a bar, `bR`
/// for one in a bar that does not add up; behind commas, and in lines of their own, time and key signatures,
/// which are passed over.
///
/// Foscarin et al., "ASAP: a dataset of aligned scores and performances for piano transcription", ISMIR 2020.
final class Annotations {

    private static final String DOWNBEAT = "db";
    private static final List<String> BEATS = List.of("b", DOWNBEAT, "bR");

    private Annotations() {}

    /// The beats annotated beside a file, if there are any.
    static Optional<Beats> beside(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path annotations = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + "_annotations.txt");
        return Files.exists(annotations) ? Optional.of(read(annotations)) : Optional.empty();
    }

    static Beats read(Path file) throws IOException {
        double[] seconds = new double[16];
        boolean[] downbeats = new boolean[16];
        int count = 0;
        for (String line : Lines.of(file)) {
            if (line.isBlank()) {
                continue;
            }
            String[] cells = line.strip().split("\\s+");
            double at = seconds(file, line, cells);
            List<String> labels = Arrays.asList(cells[2].split(","));
            boolean later = count == 0 || at > seconds[count - 1];
            if (later && !Collections.disjoint(labels, BEATS)) {
                if (count == seconds.length) {
                    seconds = Arrays.copyOf(seconds, 2 * count);
                    downbeats = Arrays.copyOf(downbeats, 2 * count);
                }
                seconds[count] = at;
                downbeats[count] = labels.contains(DOWNBEAT);
                count++;
            }
        }
        return new Beats(Arrays.copyOf(seconds, count), Arrays.copyOf(downbeats, count));
    }

    private static double seconds(Path file, String line, String[] cells) throws CorpusException {
        try {
            if (cells.length >= 3) {
                return Double.parseDouble(cells[0]);
            }
        } catch (NumberFormatException e) {
            throw new CorpusException(wanted(file, line), e);
        }
        throw new CorpusException(wanted(file, line));
    }

    private static String wanted(Path file, String line) {
        return file + " has the line \"" + line + "\", and needs seconds, seconds, and b or db, tab-separated";
    }
}
