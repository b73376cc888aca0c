package continuo.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is said of a folder while its files are read and afterwards.
final class FolderReport {

    private static final long PATIENCE_NANOS = 2_000_000_000;
    private static final long BETWEEN_NANOS = 5_000_000_000L;

    private final Path folder;
    private final FoundFiles found;
    private final long begunNanos;
    private final Map<String, Integer> read = new TreeMap<>(); // by ending
    private long nextNanos;
    private int done;

    FolderReport(Path folder, FoundFiles found, long nowNanos) {
        this.folder = folder;
        this.found = found;
        begunNanos = nowNanos;
        nextNanos = nowNanos + PATIENCE_NANOS;
    }

    /// One more file is done.
    ///
    /// @param wasRead whether it could be read
    /// @return how far that is, now and then when it takes some time
    Optional<String> done(Path file, boolean wasRead, long nowNanos) {
        done++;
        if (wasRead) {
            read.merge(FoundFiles.ending(file), 1, Integer::sum);
        }
        if (nowNanos - nextNanos < 0 || done == found.midi().size()) {
            return Optional.empty();
        }
        nextNanos = nowNanos + Math.max(BETWEEN_NANOS, (nowNanos - begunNanos) / 4);
        return Optional.of(String.format(
                Locale.ROOT, "… %,d of %,d files in %s read", done, found.midi().size(), folder));
    }

    /// What a user might not expect; nothing if all files are `.mid` files that were read.
    ///
    /// @param damaged how many of those that were read are
    Optional<String> summary(int damaged) {
        List<String> words = new ArrayList<>();
        int all = read.values().stream().mapToInt(Integer::intValue).sum();
        read.forEach((ending, count) -> {
            if (!ending.equals("mid") && !ending.equals("midi")) {
                words.add(files(count, ending.isEmpty() ? " without an ending" : " ." + ending) + were(count) + "read");
            }
        });
        if (damaged > 0) {
            words.add(damaged == 1 ? "1 of them is damaged" : "%,d of them are damaged".formatted(damaged));
        }
        if (done > all) {
            words.add(files(done - all, "") + " cannot be read");
        }
        int others = found.others().size();
        if (others > 0) {
            words.add(files(others, "") + (others == 1 ? " is" : " are") + " no MIDI, such as "
                    + found.others().getFirst().getFileName());
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of("%s: %s%sread as MIDI in all; %s"
                        .formatted(folder, files(all, ""), were(all), String.join(", ", words)));
    }

    private static String were(int count) {
        return count == 1 ? " was " : " were ";
    }

    private static String files(int count, String kind) {
        String ending = kind.startsWith(" .") ? kind : "";
        String rest = ending.isEmpty() ? kind : "";
        return String.format(Locale.ROOT, "%,d%s file%s%s", count, ending, count == 1 ? "" : "s", rest);
    }
}
