package continuo.evaluate.beats;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Beats found beside the true ones, in rising seconds, as mir_eval measures them.
final class BeatMeasures {

    static final double WINDOW_SECONDS = 0.07;
    private static final double THRESHOLD = 0.175; // of phase and of period, in beats

    private BeatMeasures() {}

    /// F-measure: pairs no further than the window apart, each beat in one pair at the most.
    static double f(double[] truth, double[] found) {
        if (truth.length == 0 || found.length == 0) {
            return 0;
        }
        int pairs = 0;
        int next = 0;
        for (double beat : truth) { // both rise, so the first that fits is the best one to take
            while (next < found.length && found[next] < beat - WINDOW_SECONDS) {
                next++;
            }
            if (next < found.length && found[next] <= beat + WINDOW_SECONDS) {
                pairs++;
                next++;
            }
        }
        return 2.0 * pairs / (truth.length + found.length);
    }

    /// CMLt: the share of beats that continue the true ones, at the true level.
    static double cmlt(double[] truth, double[] found) {
        return truth.length < 2 || found.length < 2 ? 0 : continuity(truth, found);
    }

    /// AMLt: the best of the true level, the off-beats, twice and half the tempo.
    static double amlt(double[] truth, double[] found) {
        if (truth.length < 2 || found.length < 2) {
            return 0;
        }
        double[] twice = twice(truth);
        double best = 0;
        for (double[] level :
                new double[][] {truth, everySecond(twice, 1), twice, everySecond(truth, 0), everySecond(truth, 1)}) {
            best = Math.max(best, level.length < 2 ? 0 : continuity(level, found));
        }
        return best;
    }

    private static double[] twice(double[] beats) {
        return IntStream.range(0, 2 * beats.length - 1)
                .mapToDouble(n -> (beats[n / 2] + beats[(n + 1) / 2]) / 2)
                .toArray();
    }

    private static double[] everySecond(double[] beats, int first) {
        return IntStream.range(0, beats.length)
                .filter(n -> n % 2 == first)
                .mapToDouble(n -> beats[n])
                .toArray();
    }

    private static double continuity(double[] truth, double[] found) {
        boolean[] used = new boolean[truth.length];
        int right = 0;
        for (int n = 0; n < found.length; n++) {
            int nearest = nearest(truth, found[n]);
            if (!used[nearest] && continues(truth, nearest, found, n)) {
                used[nearest] = true;
                right++;
            }
        }
        return (double) right / Math.max(truth.length, found.length);
    }

    /// Whether a beat is near the true one, and its interval, to the one before, near the true interval. At the
    /// beginning of either the interval to the one after counts.
    private static boolean continues(double[] truth, int nearest, double[] found, int n) {
        boolean first = n == 0 || nearest == 0;
        double interval = first ? ahead(truth, nearest) : truth[nearest] - truth[nearest - 1];
        double foundInterval = first ? ahead(found, n) : found[n] - found[n - 1];
        return Math.abs(found[n] - truth[nearest]) / interval < THRESHOLD
                && Math.abs(1 - foundInterval / interval) < THRESHOLD;
    }

    private static double ahead(double[] beats, int n) {
        return n + 1 < beats.length ? beats[n + 1] - beats[n] : beats[n] - beats[n - 1];
    }

    private static int nearest(double[] beats, double at) {
        int found = Arrays.binarySearch(beats, at);
        int above = found >= 0 ? found : -found - 1;
        if (above == 0) {
            return 0;
        }
        return above == beats.length || at - beats[above - 1] <= beats[above] - at ? above - 1 : above;
    }
}
