package continuo.corpus;

import continuo.midi.file.FileNote;
import continuo.music.Bars;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A piece as it stands: written music in its own beats, played music at [Tempo#UNMARKED]. Notes are in the order of
/// their exact onsets, low to high where those are equal; ticks count from the first.
public final class Transcript {

    private final List<TimedNote> notes;
    private final Bars bars;
    // Invariant: knownTicks[n] is at knownSeconds[n]; both rise. Between two of them time runs evenly.
    private final double[] knownTicks;
    private final double[] knownSeconds;

    private Transcript(List<TimedNote> notes, Bars bars) {
        this.notes = notes;
        this.bars = bars;
        double[][] known = notes.stream()
                .flatMap(note -> List.of(
                        new double[] {note.onset(), note.onsetSeconds()}, new double[] {note.end(), note.endSeconds()})
                        .stream())
                .sorted(Comparator.comparingDouble(at -> at[1]))
                .toArray(double[][]::new);
        int count = 0;
        for (double[] at : known) {
            if (count == 0 || (at[1] > known[count - 1][1] && at[0] > known[count - 1][0])) {
                known[count++] = at;
            }
        }
        knownTicks = Arrays.stream(known, 0, count).mapToDouble(at -> at[0]).toArray();
        knownSeconds = Arrays.stream(known, 0, count).mapToDouble(at -> at[1]).toArray();
    }

    /// @param bars of the file, in ticks from its beginning
    public static Transcript of(PieceFile piece, List<FileNote> notes, Bars bars) {
        List<TimedNote> exact = new ArrayList<>(notes.size());
        double first =
                notes.stream().mapToDouble(note -> onset(piece, note)).min().orElse(0);
        for (FileNote note : notes) {
            exact.add(timed(note, onset(piece, note) - first, end(piece, note) - first));
        }
        exact.sort(Comparator.comparingDouble(TimedNote::onset));
        return new Transcript(withoutDoubles(exact), bars.shifted(-first));
    }

    private static double onset(PieceFile piece, FileNote note) {
        return piece.onGrid() ? note.onsetBeats() * Tempo.TICKS_PER_BEAT : ticks(note.onsetNanos());
    }

    private static double end(PieceFile piece, FileNote note) {
        return piece.onGrid() ? note.endBeats() * Tempo.TICKS_PER_BEAT : ticks(note.endNanos());
    }

    private static double ticks(long nanos) {
        return nanos / Tempo.UNMARKED.nanosPerTick();
    }

    private static TimedNote timed(FileNote note, double onset, double end) {
        long tick = Math.round(onset);
        TickNote counted = new TickNote(note.pitch(), note.velocity(), tick, Math.max(1, Math.round(end) - tick));
        return new TimedNote(counted, onset, end, note.onsetNanos() / 1e9, note.endNanos() / 1e9);
    }

    /// A pitch struck twice in one tick is one note, as the encoding cannot tell them apart.
    private static List<TimedNote> withoutDoubles(List<TimedNote> notes) {
        long[] lastOfPitch = new long[128];
        Arrays.fill(lastOfPitch, -1);
        List<TimedNote> kept = new ArrayList<>(notes.size());
        for (TimedNote note : notes) {
            int pitch = note.note().pitch();
            if (lastOfPitch[pitch] != note.note().onsetTicks()) {
                kept.add(note);
            }
            lastOfPitch[pitch] = note.note().onsetTicks();
        }
        return List.copyOf(kept);
    }

    public List<TimedNote> notes() {
        return notes;
    }

    /// The bars, in exact ticks; none where they are not known.
    public Bars bars() {
        return bars;
    }

    /// The exact tick at a time; before the first note and beyond the last time goes on as it does there.
    public double tickAt(double seconds) {
        return along(knownSeconds, knownTicks, seconds);
    }

    /// The time at which an exact tick is.
    public double secondsAt(double tick) {
        return along(knownTicks, knownSeconds, tick);
    }

    private static double along(double[] from, double[] to, double at) {
        int last = from.length - 1;
        int found = Arrays.binarySearch(from, at);
        int above = Math.clamp(found >= 0 ? found : -found - 1, 1, last);
        double slope = (to[above] - to[above - 1]) / (from[above] - from[above - 1]);
        return to[above - 1] + (at - from[above - 1]) * slope;
    }
}
