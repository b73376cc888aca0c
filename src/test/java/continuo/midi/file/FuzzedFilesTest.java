package continuo.midi.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever has happened to a file, it is read or refused in one line, soon and in little memory. What fails can be
/// had again: the n-th mutant of a seed is always the same.
class FuzzedFilesTest {

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_BYTES = 300_000_000;
    private static final long MOST_NANOS = 2_000_000_000;

    private int read;
    private int remarked;
    private long mostBytes;
    private long mostNanos;

    @Test
    void tenThousandMutantsAreReadOrRefused() {
        readMutants(1, 10_000);

        assertTrue(read > 5_000 && remarked > 3_000 && read < 9_900, read + " read, " + remarked + " with a remark");
    }

    @Test
    @Tag("fuzz")
    void aMillionMutantsAreReadOrRefused() {
        for (int seed = 2; seed < 102; seed++) {
            readMutants(seed, 10_000);
        }
        System.out.printf(
                "A million mutated files: %,d read, %,d of them with a remark; none took more than %.1f ms of the"
                        + " processor or allocated more than %,d kB%n",
                read, remarked, mostNanos / 1e6, mostBytes / 1000);
        assertTrue(mostNanos < MOST_NANOS, mostNanos + " ns");
    }

    private void readMutants(long seed, int count) {
        MutantFiles mutants = new MutantFiles(seed);
        for (int n = 0; n < count; n++) {
            byte[] mutant = mutants.next();
            long bytes = THREAD.getCurrentThreadAllocatedBytes();
            long nanos = THREAD.getCurrentThreadCpuTime();
            read(mutant, "mutant " + n + " of seed " + seed);
            mostBytes = Math.max(mostBytes, THREAD.getCurrentThreadAllocatedBytes() - bytes);
            mostNanos = Math.max(mostNanos, THREAD.getCurrentThreadCpuTime() - nanos);
        }
        assertTrue(mostBytes < MOST_BYTES, mostBytes + " bytes");
    }

    private void read(byte[] mutant, String which) {
        try {
            MidiFile file = MidiFile.of(new FileBytes(mutant), Path.of("mutant.mid"), 0);
            assertOrderly(file.notes(), which);
            assertFalse(file.remark().orElse("").contains("\n"), which);
            read++;
            remarked += file.remark().isPresent() ? 1 : 0;
        } catch (MidiFileException e) {
            assertEquals(1, String.valueOf(e.getMessage()).lines().count(), which);
            assertFalse(e.toString().contains("report"), which + ": " + e);
        }
    }

    /// In order, and no pitch twice at a time.
    private static void assertOrderly(List<FileNote> notes, String which) {
        assertFalse(notes.isEmpty(), which);
        Map<Integer, Long> ends = new HashMap<>();
        long last = 0;
        for (FileNote note : notes) {
            assertTrue(note.onsetNanos() >= last, which);
            assertTrue(note.onsetNanos() >= ends.getOrDefault(note.pitch(), 0L), which);
            ends.put(note.pitch(), note.endNanos());
            last = note.onsetNanos();
        }
    }
}
