package continuo.generate;

import continuo.encoding.Memory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The pitch classes that may be played: those of a scale, or of the one that the latest notes are in. One thread owns
/// it. Drawing on it allocates nothing.
///
/// The scale that follows is the major scale which most of the last 32 notes belong to, with whatever else makes up an
/// eighth of them, such as the leading note of a minor key.
public final class Scale {

    /// How all of them and the one that follows are written.
    public static final String ANY = "any";

    static final String FOLLOW = "follow";

    /// What may be written, to go on after "must be".
    public static final String WANTED = "any, follow, or a key and a scale, such as C major, F# minor or D dorian";

    private static final int CLASSES = 12;
    private static final int ALL = 0xFFF;
    private static final int LATEST = 32;
    private static final int LEAST = 8; // of fewer notes nothing is concluded
    private static final int OFTEN = LATEST / 8;
    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};

    private static final Map<String, Integer> TONICS = Map.ofEntries(
            Map.entry("c", 0),
            Map.entry("c#", 1),
            Map.entry("db", 1),
            Map.entry("d", 2),
            Map.entry("d#", 3),
            Map.entry("eb", 3),
            Map.entry("e", 4),
            Map.entry("f", 5),
            Map.entry("f#", 6),
            Map.entry("gb", 6),
            Map.entry("g", 7),
            Map.entry("g#", 8),
            Map.entry("ab", 8),
            Map.entry("a", 9),
            Map.entry("a#", 10),
            Map.entry("bb", 10),
            Map.entry("b", 11));

    private static final Map<String, int[]> KINDS = Map.ofEntries(
            Map.entry("major", MAJOR),
            Map.entry("minor", new int[] {0, 2, 3, 5, 7, 8, 10}),
            Map.entry("harmonic minor", new int[] {0, 2, 3, 5, 7, 8, 11}),
            Map.entry("melodic minor", new int[] {0, 2, 3, 5, 7, 9, 11}),
            Map.entry("dorian", new int[] {0, 2, 3, 5, 7, 9, 10}),
            Map.entry("phrygian", new int[] {0, 1, 3, 5, 7, 8, 10}),
            Map.entry("lydian", new int[] {0, 2, 4, 6, 7, 9, 11}),
            Map.entry("mixolydian", new int[] {0, 2, 4, 5, 7, 9, 10}),
            Map.entry("locrian", new int[] {0, 1, 3, 5, 6, 8, 10}),
            Map.entry("pentatonic", new int[] {0, 2, 4, 7, 9}),
            Map.entry("minor pentatonic", new int[] {0, 3, 5, 7, 10}),
            Map.entry("blues", new int[] {0, 3, 5, 6, 7, 10}),
            Map.entry("whole tone", new int[] {0, 2, 4, 6, 8, 10}));

    private final int classes; // a bit each, C the lowest
    private final boolean follows;
    private final int[] counts = new int[CLASSES];

    private Scale(int classes, boolean follows) {
        this.classes = classes;
        this.follows = follows;
    }

    /// `any`, `follow`, or as in `C major`, upper case or lower; none if it is nothing of these.
    public static Optional<Scale> named(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (name.equals(ANY) || name.equals(FOLLOW)) {
            return Optional.of(new Scale(ALL, name.equals(FOLLOW)));
        }
        String[] parts = name.split(" ", 2);
        Integer tonic = TONICS.get(parts[0]);
        int[] steps = parts.length < 2 ? null : KINDS.get(parts[1]);
        return tonic == null || steps == null ? Optional.empty() : Optional.of(new Scale(classes(tonic, steps), false));
    }

    private static int classes(int tonic, int[] steps) {
        int classes = 0;
        for (int step : steps) {
            classes |= 1 << (tonic + step) % CLASSES;
        }
        return classes;
    }

    /// Whether it is that of what was heard, to which own notes belong before they are transposed.
    boolean follows() {
        return follows;
    }

    /// A bit for each pitch class that may come next.
    int classes(Memory memory) {
        int notes = Math.min(LATEST, memory.count());
        if (!follows || notes < LEAST) {
            return classes;
        }
        Arrays.fill(counts, 0);
        for (int note = memory.count() - notes; note < memory.count(); note++) {
            counts[memory.pitch(note) % CLASSES]++;
        }
        return bestMajor() | frequent();
    }

    /// Of several equal ones the first, C the lowest.
    private int bestMajor() {
        int best = 0;
        int most = -1;
        for (int tonic = 0; tonic < CLASSES; tonic++) {
            int inside = 0;
            for (int step : MAJOR) {
                inside += counts[(tonic + step) % CLASSES];
            }
            if (inside > most) {
                most = inside;
                best = tonic;
            }
        }
        return classes(best, MAJOR);
    }

    private int frequent() {
        int frequent = 0;
        for (int of = 0; of < CLASSES; of++) {
            frequent |= counts[of] >= OFTEN ? 1 << of : 0;
        }
        return frequent;
    }
}
