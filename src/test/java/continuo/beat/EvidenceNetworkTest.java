package continuo.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EvidenceNetworkTest {

    private static final int SIZE = Impression.SIZE;
    private static final int OUTPUTS = EvidenceNetwork.OUTPUTS;

    @Property(tries = 10)
    void hearsWhatASlowTwinHears(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int units) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] weights = new float[EvidenceNetwork.weights(units)];
        for (int n = 0; n < weights.length; n++) {
            weights[n] = (float) (random.nextGaussian() * 0.3);
        }
        EvidenceNetwork network = new EvidenceNetwork(units, weights);
        double[] state = new double[units];
        for (int onset = 0; onset < 5; onset++) {
            float[] impression = new float[SIZE];
            for (int n = 0; n < SIZE; n++) {
                impression[n] = random.nextBoolean() ? 0 : (float) random.nextGaussian();
            }
            state = next(units, weights, impression, state);
            double[] expected = output(units, weights, state);
            float[] heard = network.hear(impression);
            for (int n = 0; n < OUTPUTS; n++) {
                assertEquals(expected[n], heard[n], 1e-4);
            }
        }
    }

    /// The gates as Cho et al. write them, entry by entry.
    private static double[] next(int units, float[] w, float[] x, double[] before) {
        double[] after = new double[units];
        for (int n = 0; n < units; n++) {
            double update = sigmoid(bias(units, w, n) + input(units, w, x, n) + recurrent(units, w, before, n));
            int r = units + n;
            double reset = sigmoid(bias(units, w, r) + input(units, w, x, r) + recurrent(units, w, before, r));
            int c = 2 * units + n;
            double fresh =
                    Math.tanh(bias(units, w, c) + input(units, w, x, c) + reset * recurrent(units, w, before, c));
            after[n] = (1 - update) * fresh + update * before[n];
        }
        return after;
    }

    private static double input(int units, float[] w, float[] x, int row) {
        double sum = 0;
        for (int n = 0; n < SIZE; n++) {
            sum += w[n * 3 * units + row] * x[n];
        }
        return sum;
    }

    private static double recurrent(int units, float[] w, double[] state, int row) {
        double sum = 0;
        for (int n = 0; n < units; n++) {
            sum += w[3 * units * (SIZE + n) + row] * state[n];
        }
        return sum;
    }

    private static double bias(int units, float[] w, int row) {
        return w[3 * units * (SIZE + units) + row];
    }

    private static double[] output(int units, float[] w, double[] state) {
        int at = 3 * units * (SIZE + units + 1);
        double[] out = new double[OUTPUTS];
        for (int k = 0; k < OUTPUTS; k++) {
            out[k] = w[at + OUTPUTS * units + k];
            for (int n = 0; n < units; n++) {
                out[k] += w[at + n * OUTPUTS + k] * state[n];
            }
        }
        int kinds = EvidenceNetwork.KINDS;
        normalise(out, 0, kinds);
        normalise(out, kinds, kinds + EvidenceNetwork.PERIODS);
        normalise(out, kinds + EvidenceNetwork.PERIODS, EvidenceNetwork.BEFORE);
        normalise(out, EvidenceNetwork.BEFORE, OUTPUTS);
        return out;
    }

    private static void normalise(double[] of, int from, int to) {
        double sum = 0;
        for (int n = from; n < to; n++) {
            sum += Math.exp(of[n]);
        }
        for (int n = from; n < to; n++) {
            of[n] -= Math.log(sum);
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
