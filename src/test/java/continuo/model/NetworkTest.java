package continuo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.model.NetworkShape.HeadShape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {

    private static final NetworkShape SHAPE =
            new NetworkShape(30, 2, 19, 13, List.of(new HeadShape("a", 11, 11, 0), new HeadShape("b", 58, 37, 20)));

    @Test
    void keepsTanhAndSigmoidWithinTwoTenMillionths() {
        float[] points = new float[400_001];
        for (int i = 0; i < points.length; i++) {
            points[i] = (i - 200_000) * 1e-4f;
        }
        float[] tanh = points.clone();
        float[] sigmoid = points.clone();
        Activations.tanh(tanh, 0, tanh.length);
        Activations.sigmoid(sigmoid, 0, sigmoid.length);
        for (int i = 0; i < points.length; i++) {
            assertEquals(Math.tanh(points[i]), tanh[i], 2e-7);
            assertEquals(1 / (1 + Math.exp(-points[i])), sigmoid[i], 2e-7);
        }
        float[] extremes = {Float.NEGATIVE_INFINITY, -1e38f, 0, 1e38f, Float.POSITIVE_INFINITY};
        Activations.tanh(extremes, 0, 5);
        assertArrayEquals(new float[] {-1, -1, 0, 1, 1}, extremes, 2e-7f);
    }

    /// Sizes that are no multiple of any block.
    @ParameterizedTest
    @EnumSource
    void multipliesLikeTheSlowTwin(Precision precision) {
        for (int rows : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 64}) {
            for (int columns : new int[] {1, 3, 16, 37, 64}) {
                Random random = new Random(rows * 100L + columns);
                float[] weights = sixteenths(rows * columns, random);
                float[] x = sixteenths(rows, random);
                float[] y = sixteenths(columns, random);
                Matrix matrix = Matrix.of(precision, rows, columns, weights);

                float[] product = y.clone();
                matrix.addProduct(x, product);

                // Sixteenths below 8 and their products are exact in 16 and 32 bits, so nothing is rounded.
                assertArrayEquals(slowProduct(weights, columns, x, y), product);
                for (int row = 0; row < rows; row++) {
                    float[] sum = y.clone();
                    matrix.addRow(row, sum);
                    float[] one = new float[rows];
                    one[row] = 1;
                    assertArrayEquals(slowProduct(weights, columns, one, y), sum);
                }
            }
        }
    }

    private static float[] slowProduct(float[] weights, int columns, float[] x, float[] y) {
        float[] sum = y.clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < columns; j++) {
                sum[j] += x[i] * weights[i * columns + j];
            }
        }
        return sum;
    }

    private static float[] sixteenths(int count, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (random.nextInt(256) - 128) / 16f;
        }
        return values;
    }

    @Test
    void goesOnFromACopiedStateAsFromTheOriginal() {
        Network network = RandomNetworks.of(SHAPE, 1);
        LstmState original = network.newState();
        network.step(original, new int[] {1, 2}, 2);
        LstmState copy = network.newState();
        network.step(copy, new int[] {9}, 1);
        copy.copyFrom(original);
        network.step(original, new int[] {3}, 1);
        network.step(copy, new int[] {3}, 1);

        assertArrayEquals(logits(network, original), logits(network, copy));

        original.reset();
        assertArrayEquals(logits(network, network.newState()), logits(network, original));
        assertFalse(Arrays.equals(logits(network, copy), logits(network, original)));
    }

    @Test
    void stepsToTheSameStateWhetherPreparedOrNot() {
        Network network = RandomNetworks.of(SHAPE, 1);
        LstmState plain = network.newState();
        LstmState prepared = network.newState();
        LstmState copy = network.newState();
        for (int step = 0; step < 20; step++) {
            network.prepare(prepared);
            network.prepare(prepared);
            copy.copyFrom(step % 3 == 0 ? plain : prepared);
            int[] input = {step, 29 - step};
            network.step(plain, input, 2);
            network.step(prepared, input, 2);
            network.step(copy, input, 2);

            assertArrayEquals(logits(network, plain), logits(network, prepared));
            assertArrayEquals(logits(network, plain), logits(network, copy));
            assertArrayEquals(plain.cells[1], copy.cells[1]);
        }
        network.prepare(prepared);
        prepared.reset();
        network.step(prepared, new int[] {3}, 1);
        LstmState fresh = network.newState();
        network.step(fresh, new int[] {3}, 1);
        assertArrayEquals(logits(network, fresh), logits(network, prepared));
    }

    @Test
    void staysNearItselfWithSixteenBitWeights() {
        Network whole = RandomNetworks.of(SHAPE, 1, Precision.SINGLE);
        Network half = RandomNetworks.of(SHAPE, 1, Precision.HALF);
        LstmState wholeState = whole.newState();
        LstmState halfState = half.newState();
        for (int step = 0; step < 100; step++) {
            whole.step(wholeState, new int[] {step % 30}, 1);
            half.step(halfState, new int[] {step % 30}, 1);
        }

        assertArrayEquals(logits(whole, wholeState), logits(half, halfState), 0.05f);
    }

    @Test
    void timesEveryStepItIsAskedFor() {
        StepTiming timing = StepTiming.of(RandomNetworks.of(SHAPE, 1), 50);

        assertEquals(50, timing.steps());
        assertTrue(0 < timing.p50Micros() && timing.p50Micros() <= timing.p90Micros());
        assertTrue(timing.p90Micros() <= timing.p99Micros() && timing.p99Micros() <= timing.maxMicros());
    }

    @Test
    void allocatesNothing() {
        Network network = RandomNetworks.of(SHAPE, 1);
        LstmState state = network.newState();
        LstmState other = network.newState();
        float[] out = new float[37];
        int[] ones = {0, 5, 20};

        assertEquals(0, Allocation.bytesOf(() -> {
            for (int step = 0; step < 2_000; step++) {
                network.step(state, ones, 3);
                network.logits(0, state, ones, 0, out);
                network.logits(1, state, ones, 3, out);
                other.copyFrom(state);
            }
        }));
        assertTrue(Float.isFinite(out[0]));
    }

    @Test
    void addsOneNumberToTheChoiceToRepeat() {
        Network network = RandomNetworks.of(SHAPE, 1);
        LstmState state = network.newState();
        network.step(state, new int[] {4}, 1);
        HeadLayers without = head(new float[13], 0);
        float[] repeat = new float[13];
        repeat[3] = 2;
        HeadLayers with = head(repeat, 0.5f);
        float[] plain = new float[37];
        float[] more = new float[37];
        float[] hidden = new float[13];

        without.logits(state.outputs[1], new int[] {1, 20 + 36}, 2, hidden, plain);
        with.logits(state.outputs[1], new int[] {1, 20 + 36}, 2, hidden, more);

        assertEquals(plain[36] + 0.5f + 2 * hidden[3], more[36], 1e-5);
        assertArrayEquals(Arrays.copyOf(plain, 36), Arrays.copyOf(more, 36));
        with.logits(state.outputs[1], new int[] {1, 19, 57}, 3, hidden, more);
        without.logits(state.outputs[1], new int[] {1, 19, 57}, 3, hidden, plain);
        assertArrayEquals(plain, more, "neither number is one of its choices");
    }

    private static HeadLayers head(float[] repeat, float repeatBias) {
        Random random = new Random(5);
        return new HeadLayers(
                Matrix.of(Precision.SINGLE, 19, 13, sixteenths(19 * 13, random)),
                Matrix.of(Precision.SINGLE, 58, 13, sixteenths(58 * 13, random)),
                new float[13],
                Matrix.of(Precision.SINGLE, 13, 37, sixteenths(13 * 37, random)),
                new float[37],
                repeat,
                repeatBias,
                20);
    }

    private static float[] logits(Network network, LstmState state) {
        float[] out = new float[37];
        network.logits(1, state, new int[] {0, 7}, 2, out);
        return out;
    }
}
