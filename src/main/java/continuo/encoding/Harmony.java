package continuo.encoding;

import java.util.Arrays;

/// Which chord sounds, beat by beat, as far as the beats are known: live and in training by the same rule, which looks
/// at what has sounded up to the end of the beat and at nothing later.
///
/// A chord is a root and one of four kinds: major, minor, diminished, dominant seventh. Of all of them that one is
/// taken which the pitch classes of the beat fit best, weighed by how long they sound, with the lowest note speaking
/// for
/// its root; the one before stays unless another fits better by some way, and on the first beat of a bar by less.
///
/// One thread owns it. Nothing here allocates after construction.
final class Harmony {

    static final int NONE = -1;

    /// How many chords are told apart.
    static final int CHORDS = 48;

    /// How many classes of the age of a chord, in beats.
    static final int AGES = 12;

    private static final int CLASSES = 12;
    private static final int KINDS = CHORDS / CLASSES;
    private static final int[][] TONES = {{0, 4, 7}, {0, 3, 7}, {0, 3, 6}, {0, 4, 7, 10}};
    private static final int[] LEAST_OF_AGE = {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24};

    private static final double KEPT_OF_BEAT_BEFORE = 0.1;
    private static final double OF_ONSET = 8; // ticks that a key press is worth beside how long it sounds
    private static final double FOREIGN = 0.8;
    private static final double MISSING = 0.1;
    private static final double ROOT_BELOW = 0.35;
    private static final double STAYS = 0.22;
    private static final double STAYS_ON_DOWNBEAT = 0.1;
    private static final double[] RARE = {0, 0.02, 0.15, 0.12};
    private static final int LEAST_TICKS = 6;
    private static final int OLDEST = 64; // beats

    private static final int HISTORY = 256; // beats, a power of two
    private static final int LATEST = HISTORY - 1;

    private final double[] before = new double[CLASSES];
    private final double[] now = new double[CLASSES];
    private final byte[] chords = new byte[HISTORY];
    private final long[] starts = new long[HISTORY];
    private int lowest;
    private boolean open;
    private long beatStart;
    private int beatTicks;
    private boolean downbeat;
    private int chord;
    private int age;
    private int beats;

    Harmony() {
        reset();
    }

    void reset() {
        open = false;
        beats = 0;
        chord = NONE;
        age = 0;
        Arrays.fill(before, 0);
        begin();
    }

    private void begin() {
        Arrays.fill(now, 0);
        lowest = Encoding.PITCHES;
    }

    void copyFrom(Harmony other) {
        System.arraycopy(other.before, 0, before, 0, CLASSES);
        System.arraycopy(other.now, 0, now, 0, CLASSES);
        System.arraycopy(other.chords, 0, chords, 0, HISTORY);
        System.arraycopy(other.starts, 0, starts, 0, HISTORY);
        lowest = other.lowest;
        open = other.open;
        beatStart = other.beatStart;
        beatTicks = other.beatTicks;
        downbeat = other.downbeat;
        chord = other.chord;
        age = other.age;
        beats = other.beats;
    }

    /// Whether there is a beat in which notes are counted.
    boolean isOpen() {
        return open;
    }

    /// The beat that is open, counted from the first; each is given one number only.
    int beat() {
        return beats;
    }

    /// Whether a note at `tick`, whose beat begins at `startOfBeat`, is later than the beat that is open.
    boolean isOver(long startOfBeat) {
        return open && startOfBeat > beatStart;
    }

    /// From `start` on a beat of `ticks` is open, in which nothing has sounded yet.
    void open(long start, int ticks, boolean onDownbeat) {
        open = true;
        beatStart = start;
        beatTicks = ticks;
        downbeat = onDownbeat;
        begin();
    }

    /// There is no beat any more: nothing is known of the chord.
    void leave() {
        if (open) {
            remember(NONE);
        }
        open = false;
        chord = NONE;
        age = 0;
        Arrays.fill(before, 0);
    }

    private void remember(int ofBeat) {
        chords[beats & LATEST] = (byte) ofBeat;
        starts[beats & LATEST] = beatStart;
        beats++;
    }

    /// A key was struck in the beat that is open.
    void struck(int pitch) {
        if (open) {
            now[pitch % CLASSES] += OF_ONSET;
        }
    }

    /// `pitch` sounded in `[from, until)`; counts what of it lies in the beat that is open.
    void sounded(int pitch, long from, long until) {
        if (!open || until <= beatStart) {
            return;
        }
        long ticks = Math.min(until, beatStart + beatTicks) - Math.max(from, beatStart);
        if (ticks > 0) {
            now[pitch % CLASSES] += ticks;
            if (ticks >= LEAST_TICKS) {
                lowest = Math.min(lowest, pitch);
            }
        }
    }

    /// The beat that is open ends at `tick`, if it does not before: the beats have moved.
    void cut(long tick) {
        beatTicks = (int) Math.min(beatTicks, tick - beatStart);
    }

    /// The first tick after the beat that is open.
    long beatEnd() {
        return beatStart + beatTicks;
    }

    /// Ends the beat that is open: its chord is known, and no beat is open. All that sounded in it has been counted.
    void close() {
        double all = 0;
        for (int i = 0; i < CLASSES; i++) {
            before[i] = now[i] + KEPT_OF_BEAT_BEFORE * before[i];
            all += before[i];
        }
        int found = all > 0 ? best(all) : chord;
        age = found == chord ? Math.min(age + 1, OLDEST) : 1;
        chord = found;
        remember(chord);
        open = false;
    }

    private int best(double all) {
        int best = NONE;
        double most = Double.NEGATIVE_INFINITY;
        for (int kind = 0; kind < KINDS; kind++) {
            for (int root = 0; root < CLASSES; root++) {
                int candidate = kind * CLASSES + root;
                double worth = worth(kind, root, all);
                if (candidate == chord) {
                    worth += downbeat ? STAYS_ON_DOWNBEAT : STAYS;
                }
                if (worth > most) {
                    most = worth;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private double worth(int kind, int root, double all) {
        double inside = 0;
        int missing = 0;
        for (int tone : TONES[kind]) {
            double weight = before[(root + tone) % CLASSES];
            inside += weight;
            missing += weight < 0.03 * all ? 1 : 0;
        }
        double share = inside / all;
        boolean isChord = missing < TONES[kind].length - 1; // one tone alone tells no root
        double below = isChord && lowest < Encoding.PITCHES && lowest % CLASSES == root ? ROOT_BELOW : 0;
        return share - FOREIGN * (1 - share) - MISSING * missing + below - RARE[kind];
    }

    /// The chord of the last beat that has ended, in `[0, CHORDS)`; [#NONE] if it is not known.
    int chord() {
        return chord;
    }

    /// For how long that chord has sounded, in `[0, AGES)`.
    int age() {
        int of = 0;
        while (of + 1 < AGES && LEAST_OF_AGE[of + 1] <= age) {
            of++;
        }
        return of;
    }

    /// The chord of a beat that has ended, one of the latest [#HISTORY]; [#NONE] if it is not known.
    int chordOf(int beat) {
        return chords[beat & LATEST];
    }

    /// The chord of the beat that held `tick`; [#NONE] if that is not known, or the beat has not ended.
    int chordAt(long tick) {
        for (int back = 1; back <= Math.min(beats, HISTORY); back++) {
            int at = (beats - back) & LATEST;
            if (starts[at] <= tick) {
                return back == 1 && tick >= starts[at] + 2L * beatTicks ? NONE : chords[at];
            }
        }
        return NONE;
    }
}
