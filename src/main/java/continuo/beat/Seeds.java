package continuo.beat;

import java.util.Comparator;
import java.util.stream.IntStream;

/// New hypotheses: that the time since one of the latest onsets is so many steps, from such a place of such a metre.
/// They begin with what the network says of period, metre and place; so the beat is found again where it was lost, and
/// another tempo where it was taken.
final class Seeds {

    private static final int ONSETS = 6;
    private static final int MOST = 1 << 13;
    private static final double SHORTEST = 0.1;
    private static final double LONGEST = 3;
    private static final double LATER = -6; // nats: how much less likely new ones are once there are others
    private static final double OLDER = -0.5;
    private static final double USUAL_PERIOD = Math.log(60 / 100.0);
    private static final double PERIOD_SPREAD = 0.38; // ln
    private static final double OF_PERIODS = Math.log(PERIOD_SPREAD * 2.5);
    private static final double LOG_PERIODS = Math.log(EvidenceNetwork.PERIODS);
    private static final double[] METRES = {Math.log(0.2), Math.log(0.2), Math.log(0.4), Math.log(0.15), Math.log(0.03)
    };
    private static final int[] STEPS = {6, 8, 12, 16, 18, 24, 36, 48, 72, 96};
    private static final double[] LOG_STEPS = IntStream.of(STEPS)
            .mapToDouble(steps -> Math.log((double) Rhythm.STEPS / steps))
            .toArray();

    // By metre and number of steps, the likeliest places first; and ln of how likely they are.
    private static final int[][][] PLACES = new int[METRES.length][STEPS.length][];
    private static final double[][][] VALUES = new double[METRES.length][STEPS.length][];

    static {
        for (Metre metre : Metre.values()) {
            for (int n = 0; n < STEPS.length; n++) {
                sort(metre, n);
            }
        }
    }

    final int[] metre = new int[MOST];
    final int[] place = new int[MOST]; // of the earlier onset
    final int[] steps = new int[MOST]; // from there to the latest
    final double[] period = new double[MOST];
    final double[] since = new double[MOST]; // seconds: the earlier onset

    private final double[] lately = new double[ONSETS];
    private int onsets;
    private int size;

    private static void sort(Metre metre, int n) {
        int m = metre.ordinal();
        Rhythm rhythm = Rhythm.shipped();
        int grain = metre.compound() ? Rhythm.STEPS / 3 : Rhythm.STEPS / 4;
        PLACES[m][n] = IntStream.range(0, Place.barSteps(m) / grain)
                .map(place -> place * grain)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -value(rhythm, m, place, n)))
                .mapToInt(Integer::intValue)
                .toArray();
        VALUES[m][n] = IntStream.of(PLACES[m][n])
                .mapToDouble(place -> value(rhythm, m, place, n))
                .toArray();
    }

    private static double value(Rhythm rhythm, int metre, int place, int n) {
        return METRES[metre] + rhythm.place(metre, place) + rhythm.wait(metre, place, STEPS[n]);
    }

    void reset() {
        onsets = 0;
    }

    /// Proposes new hypotheses at an onset, which is remembered.
    ///
    /// @param first whether there are no others
    void propose(Candidates to, double seconds, Evidence evidence, boolean first) {
        size = 0;
        for (int n = 1; n <= Math.min(onsets, ONSETS); n++) {
            double from = lately[(onsets - n) % ONSETS];
            if (seconds - from > SHORTEST && seconds - from < LONGEST) {
                double weight = first ? 0 : LATER + OLDER * (n - 1);
                propose(to, seconds, from, weight, evidence, first, !first && n == 1);
            }
        }
        lately[onsets++ % ONSETS] = seconds;
    }

    private void propose(
            Candidates to,
            double seconds,
            double from,
            double weight,
            Evidence evidence,
            boolean first,
            boolean latest) {
        double logInterval = Math.log(seconds - from);
        for (int n = 0; n < STEPS.length; n++) {
            double logPeriod = logInterval + LOG_STEPS[n];
            if (logPeriod > Beam.LEAST_PERIOD && logPeriod < Beam.MOST_PERIOD) {
                for (int m = 0; m < METRES.length; m++) {
                    double level = first ? usual(logPeriod) : evidence.level(logPeriod, m) + LOG_PERIODS;
                    propose(to, from, weight - OF_PERIODS - logInterval + level, evidence, latest, m, n, logPeriod);
                }
            }
        }
    }

    private void propose(
            Candidates to,
            double from,
            double likely,
            Evidence evidence,
            boolean latest,
            int m,
            int n,
            double logPeriod) {
        double most = latest ? evidence.mostOfKinds() : 0;
        double[] values = VALUES[m][n];
        for (int k = 0; k < values.length && size < MOST && to.takes(likely + values[k] + most); k++) {
            metre[size] = m;
            place[size] = PLACES[m][n][k];
            steps[size] = STEPS[n];
            period[size] = Math.exp(logPeriod);
            since[size] = from;
            double kind = latest ? evidence.ofKind(Place.of(m, place[size])) : 0;
            to.propose(likely + values[k] + kind, size, Candidates.SEED, 0);
            size++;
        }
    }

    private static double usual(double logPeriod) {
        double off = (logPeriod - USUAL_PERIOD) / PERIOD_SPREAD;
        return -0.5 * off * off;
    }
}
