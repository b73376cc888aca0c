package continuo.corpus.beats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// When the beats of a piece are, in rising seconds, and which of them begin a bar. Immutable.
public final class Beats {

    private static final double NEAR = 0.01;

    private final double[] seconds;
    private final boolean[] downbeats;

    /// @param seconds rising
    /// @param downbeats as many
    public Beats(double[] seconds, boolean[] downbeats) {
        if (seconds.length != downbeats.length) {
            throw new IllegalArgumentException(
                    "there must be one downbeat a beat, were " + downbeats.length + " for " + seconds.length);
        }
        this.seconds = seconds.clone();
        this.downbeats = downbeats.clone();
    }

    public int count() {
        return seconds.length;
    }

    /// The time of each.
    public double[] seconds() {
        return seconds.clone();
    }

    public double seconds(int beat) {
        return seconds[beat];
    }

    /// The same beats at other times.
    ///
    /// @param time rising
    public Beats at(DoubleUnaryOperator time) {
        return new Beats(Arrays.stream(seconds).map(time).toArray(), downbeats);
    }

    /// The times of those that begin a bar.
    public double[] bars() {
        return IntStream.range(0, seconds.length)
                .filter(n -> downbeats[n])
                .mapToDouble(n -> seconds[n])
                .toArray();
    }

    /// Beats counted in bars, from the first note to the last.
    ///
    /// @param time when a quarter of the file is
    /// @param firstQuarter of the first note
    /// @param lastQuarter of the last note
    static Beats of(BarLines lines, DoubleUnaryOperator time, double firstQuarter, double lastQuarter) {
        double span = Math.max(NEAR, lastQuarter - firstQuarter);
        double secondsPerQuarter =
                (time.applyAsDouble(lastQuarter) - time.applyAsDouble(firstQuarter)) / span; // on average
        Counting counting = new Counting(time, firstQuarter - NEAR, lastQuarter + NEAR);
        double end = firstQuarter - NEAR;
        for (BarLines.Bar bar : lines.bars()) {
            double beat = CountedBeat.quarters(bar.numerator(), bar.denominator(), secondsPerQuarter);
            counting.upbeat(end, bar, beat);
            counting.bar(bar, beat);
            end = bar.end();
        }
        return counting.beats();
    }

    private static final class Counting {

        private final DoubleUnaryOperator time;
        private final double from;
        private final double until;
        private final List<Double> seconds = new ArrayList<>();
        private final List<Boolean> downbeats = new ArrayList<>();

        Counting(DoubleUnaryOperator time, double from, double until) {
            this.time = time;
            this.from = from;
            this.until = until;
        }

        void upbeat(double end, BarLines.Bar bar, double beat) {
            int before = (int) Math.floor((bar.start() - end + NEAR) / beat);
            for (int n = before; n > 0; n--) {
                add(bar.start() - n * beat, false);
            }
        }

        void bar(BarLines.Bar bar, double beat) {
            for (int n = 0; n * beat < bar.length() - NEAR; n++) {
                add(bar.start() + n * beat, n == 0);
            }
        }

        private void add(double quarter, boolean downbeat) {
            if (quarter >= from && quarter <= until) {
                seconds.add(time.applyAsDouble(quarter));
                downbeats.add(downbeat);
            }
        }

        Beats beats() {
            boolean[] down = new boolean[downbeats.size()];
            for (int n = 0; n < down.length; n++) {
                down[n] = downbeats.get(n);
            }
            return new Beats(seconds.stream().mapToDouble(Double::doubleValue).toArray(), down);
        }
    }
}
