package continuo.evaluate.beats;

import continuo.beat.BeatTracker;
import continuo.corpus.beats.Beats;
import continuo.corpus.beats.CountedPiece;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How well the beats of one piece were found, from the ninth on.
///
/// @param downbeatF null if the bars are not known
record BeatScore(
        double f, double cmlt, double amlt, @Nullable Double downbeatF, double unknownShare, long nanos, int notes) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TO_FIND_IT = 8; // beats
    private static final int FEWEST = 12;

    /// Empty if the piece has too few beats.
    static Optional<BeatScore> of(CountedPiece piece, BeatTracker tracker) {
        Beats beats = piece.beats();
        if (beats.count() < FEWEST) {
            return Optional.empty();
        }
        double from = (beats.seconds(TO_FIND_IT - 1) + beats.seconds(TO_FIND_IT)) / 2;
        double lastNote = piece.notes().getLast().onsetNanos() / 1e9;
        double to = Math.max(beats.seconds(beats.count() - 1), lastNote) + BeatMeasures.WINDOW_SECONDS;
        tracker.reset();
        BeatListening listening = new BeatListening(tracker);
        long before = THREADS.getCurrentThreadCpuTime();
        listening.listen(piece.notes(), from);
        long nanos = THREADS.getCurrentThreadCpuTime() - before;
        double[] truth = between(beats.seconds(), from, to);
        double[] found = between(listening.beats(), from, to);
        double[] bars = between(beats.bars(), from, to);
        return Optional.of(new BeatScore(
                BeatMeasures.f(truth, found),
                BeatMeasures.cmlt(truth, found),
                BeatMeasures.amlt(truth, found),
                bars.length == 0 ? null : BeatMeasures.f(bars, between(listening.bars(), from, to)),
                Math.min(1, listening.unknownSeconds() / (to - from)),
                nanos,
                piece.notes().size()));
    }

    private static double[] between(double[] beats, double from, double to) {
        return Arrays.stream(beats).filter(at -> at >= from && at <= to).toArray();
    }

    static BeatReport.Scores mean(List<BeatScore> of) {
        double notes = of.stream().mapToInt(BeatScore::notes).sum();
        return new BeatReport.Scores(
                of.stream().mapToDouble(BeatScore::f).average().orElse(0),
                of.stream().mapToDouble(BeatScore::cmlt).average().orElse(0),
                of.stream().mapToDouble(BeatScore::amlt).average().orElse(0),
                meanOfBars(of),
                of.stream().mapToDouble(BeatScore::unknownShare).average().orElse(0),
                of.stream().mapToLong(BeatScore::nanos).sum() / 1e3 / Math.max(1, notes));
    }

    private static @Nullable Double meanOfBars(List<BeatScore> of) {
        double sum = 0;
        int known = 0;
        for (BeatScore score : of) {
            Double bars = score.downbeatF();
            if (bars != null) {
                sum += bars;
                known++;
            }
        }
        return known == 0 ? null : sum / known;
    }
}
