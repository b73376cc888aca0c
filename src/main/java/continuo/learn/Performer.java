package continuo.learn;

import continuo.corpus.PieceFile;
import continuo.corpus.beats.Performance;
import continuo.midi.file.FileNote;
import continuo.music.Bars;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Turns the notes of a file into a performance to learn from: transposed, louder or softer, and in ticks.
///
/// Written music is shown in its own beats, or as if performed: at some tempo that drifts, with hands that are not
/// machines, timed at 120 beats a minute as playing without a tempo is; now and then those hands keep to a click in its
/// own beats. Played music is stretched a little. Where the beats are its own, it is mostly told where the bars are,
/// as far as that is known; now and then wrongly, by a beat, as whoever finds them in playing errs.
final class Performer {

    private static final int LOWEST = 21;
    private static final int HIGHEST = 108;
    private static final double BARS_UNTOLD = 0.15;
    private static final double BARS_WRONG = 0.08;

    private final RandomGenerator random;

    /// What becomes of one piece.
    private record Manner(int transposed, double loudness, int flatVelocity) {}

    /// The notes as they are shown, and the bars that are told with them; ticks count from the first onset.
    record Shown(List<TickNote> notes, Bars bars) {}

    Performer(RandomGenerator random) {
        this.random = random;
    }

    /// @param bars of the file, in ticks
    Shown perform(PieceFile piece, List<FileNote> notes, Bars bars) {
        Manner manner = new Manner(
                transposition(notes),
                random.nextDouble(0.75, 1.2),
                piece.velocityWeight() == 0 ? random.nextInt(45, 100) : 0);
        if (!piece.onGrid()) {
            return inTicks(notes, manner, played(notes, random.nextDouble(0.85, 1.15)), Bars.NONE);
        }
        if (random.nextDouble() >= piece.performedShare()) {
            return inTicks(notes, manner, ownBeats(notes), told(bars));
        }
        Performance performance = Performance.drawn(random);
        return inTicks(notes, manner, performance.play(notes), performance.isToAClick() ? told(bars) : Bars.NONE);
    }

    /// As it stands: own beats where there are any, nothing changed.
    static Shown asWritten(PieceFile piece, List<FileNote> notes, Bars bars) {
        Manner unchanged = new Manner(0, 1, 0);
        return piece.onGrid()
                ? inTicks(notes, unchanged, ownBeats(notes), bars)
                : inTicks(notes, unchanged, played(notes, 1), Bars.NONE);
    }

    private Bars told(Bars bars) {
        if (bars.isEmpty() || random.nextDouble() < BARS_UNTOLD) {
            return Bars.NONE;
        }
        return random.nextDouble() < BARS_WRONG ? bars.shifted(bars.beat(0)) : bars;
    }

    private int transposition(List<FileNote> notes) {
        int lowest = notes.stream().mapToInt(FileNote::pitch).min().orElse(LOWEST);
        int highest = notes.stream().mapToInt(FileNote::pitch).max().orElse(HIGHEST);
        int wanted = random.nextInt(-5, 7);
        return lowest + wanted >= LOWEST && highest + wanted <= HIGHEST ? wanted : 0;
    }

    private static double[][] ownBeats(List<FileNote> notes) {
        return notes.stream()
                .map(note -> new double[] {note.onsetBeats(), note.endBeats()})
                .toArray(double[][]::new);
    }

    private static double[][] played(List<FileNote> notes, double stretch) {
        double nanosPerBeat = Tempo.UNMARKED.nanosPerBeat();
        return notes.stream()
                .map(note -> new double[] {
                    note.onsetNanos() * stretch / nanosPerBeat, note.endNanos() * stretch / nanosPerBeat
                })
                .toArray(double[][]::new);
    }

    private static Shown inTicks(List<FileNote> notes, Manner manner, double[][] times, Bars bars) {
        double first = Double.MAX_VALUE;
        for (double[] time : times) {
            first = Math.min(first, time[0]);
        }
        List<TickNote> ticked = new ArrayList<>(times.length);
        for (int n : inOrder(times)) {
            long onset = Math.round((times[n][0] - first) * Tempo.TICKS_PER_BEAT);
            long end = Math.round((times[n][1] - first) * Tempo.TICKS_PER_BEAT);
            FileNote note = notes.get(n);
            int velocity = manner.flatVelocity > 0
                    ? manner.flatVelocity
                    : Math.clamp(Math.round(note.velocity() * manner.loudness), 1, 127);
            ticked.add(new TickNote(note.pitch() + manner.transposed, velocity, onset, Math.max(1, end - onset)));
        }
        return new Shown(untilStruckAgain(ticked), bars.shifted(-first * Tempo.TICKS_PER_BEAT));
    }

    /// By time and not by tick: notes of one tick stay in the order in which they were played. Notes that begin
    /// together stand low to high already.
    private static int[] inOrder(double[][] times) {
        return IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingDouble(n -> times[n][0]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// A pitch that is struck again ends before it; struck twice in one tick it is one note.
    private static List<TickNote> untilStruckAgain(List<TickNote> notes) {
        List<TickNote> kept = new ArrayList<>(notes.size());
        int[] lastOfPitch = new int[128];
        Arrays.fill(lastOfPitch, -1);
        for (TickNote note : notes) {
            int before = lastOfPitch[note.pitch()];
            if (before >= 0 && kept.get(before).onsetTicks() == note.onsetTicks()) {
                continue;
            }
            if (before >= 0 && kept.get(before).endTicks() > note.onsetTicks()) {
                TickNote last = kept.get(before);
                kept.set(
                        before,
                        new TickNote(
                                last.pitch(),
                                last.velocity(),
                                last.onsetTicks(),
                                note.onsetTicks() - last.onsetTicks()));
            }
            lastOfPitch[note.pitch()] = kept.size();
            kept.add(note);
        }
        return kept;
    }
}
