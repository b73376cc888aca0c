package continuo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerTest {

    private static final int DRAWS = 100_000;
    private static final float MASKED = Float.NEGATIVE_INFINITY;
    private static final float[] LOGITS = {1.5f, -0.5f, 2f, 0.25f, MASKED, 1.5f, -2f, 0f};

    /// By degrees of freedom, what chi-square exceeds with a probability of 0.0001.
    private static final double[] RARE = {0, 15.1, 18.4, 21.1, 23.5, 25.7, 27.9, 29.9};

    @ParameterizedTest
    @CsvSource({
        "0.3, 1, 0",
        "1, 1, 0",
        "2, 1, 0",
        "1, 0.9, 0",
        "0.7, 0.6, 0",
        "2, 0.5, 0",
        "1, 0.2, 0",
        "1, 1, 0.1",
        "1, 1, 1",
        "0.5, 1, 0.5",
        "1, 0.8, 0.3"
    })
    void drawsInTheProportionsOfTheClosedForm(double temperature, double topP, double topA) {
        Cut cut = new Cut(topP, topA);
        double[] expected = closedForm(LOGITS, temperature, cut);
        int[] drawn = new int[LOGITS.length];
        Sampler sampler = new Sampler(LOGITS.length, 1);
        for (int draw = 0; draw < DRAWS; draw++) {
            drawn[sampler.draw(LOGITS, LOGITS.length, temperature, cut)]++;
        }

        double chiSquare = 0;
        int possible = 0;
        for (int i = 0; i < drawn.length; i++) {
            double mean = DRAWS * expected[i];
            if (mean == 0) {
                assertEquals(0, drawn[i], "choice " + i);
            } else {
                chiSquare += (drawn[i] - mean) * (drawn[i] - mean) / mean;
                possible++;
            }
        }
        assertTrue(chiSquare <= RARE[possible - 1], "chi-square " + chiSquare + ", drawn " + Arrays.toString(drawn));
    }

    /// The slow and obvious twin: softmax, sort, keep the fewest that reach topP, of these the likely enough, share
    /// anew.
    private static double[] closedForm(float[] logits, double temperature, Cut cut) {
        double[] weights = new double[logits.length];
        double most = IntStream.range(0, logits.length)
                .mapToDouble(i -> logits[i])
                .max()
                .orElse(0);
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            weights[i] = Math.exp((logits[i] - most) / temperature);
            sum += weights[i];
        }
        List<Integer> ranked = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -weights[i]))
                .toList();
        double[] kept = new double[logits.length];
        double likeliest = weights[ranked.getFirst()] / sum;
        double reached = 0;
        for (int i : ranked) {
            boolean likely = weights[i] / sum >= cut.topA() * likeliest * likeliest;
            if (likely && reached < cut.topP() * sum * (1 - 1e-9)) {
                kept[i] = weights[i];
                reached += weights[i];
            }
        }
        for (int i = 0; i < kept.length; i++) {
            kept[i] /= reached;
        }
        return kept;
    }

    @Property(tries = 300)
    void neverDrawsWhatIsMaskedOrOutsideTheShare(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 200) int count,
            @ForAll @DoubleRange(min = 0, max = 2) double temperature,
            @ForAll @DoubleRange(min = 0.01, max = 1) double topP) {
        Random random = new Random(seed);
        float[] logits = new float[count];
        for (int i = 0; i < count; i++) {
            logits[i] = random.nextInt(3) == 0 ? MASKED : (float) (10 * random.nextGaussian());
        }
        boolean allMasked = IntStream.range(0, count).allMatch(i -> logits[i] == MASKED);
        double[] possible = closedForm(logits, Math.max(temperature, 0.05), Cut.topP(topP));
        Sampler sampler = new Sampler(200, seed);
        for (int draw = 0; draw < 50; draw++) {
            int choice = sampler.draw(logits, count, temperature, Cut.topP(topP));
            if (allMasked) {
                assertEquals(-1, choice);
            } else {
                assertNotEquals(MASKED, logits[choice]);
                assertTrue(temperature < 0.05 || topP > 0.999 || possible[choice] > 0, "outside the share: " + choice);
            }
        }
    }

    @Test
    void takesTheFirstOfTheMostLikelyAtTemperatureZero() {
        Sampler sampler = new Sampler(4, 1);

        assertEquals(1, sampler.draw(new float[] {1, 3, 3, 2}, 4, 0, Cut.NOTHING));
        assertEquals(1, sampler.randomState(), "no random number is spent");
    }

    @Test
    void drawsFromLogitsOfAnySize() {
        Sampler sampler = new Sampler(3, 1);
        for (double temperature : new double[] {1e-300, 1e-9, 0.5, 2}) {
            assertEquals(1, sampler.draw(new float[] {-1e30f, 1e30f, 0}, 3, temperature, Cut.NOTHING));
            assertEquals(2, sampler.draw(new float[] {MASKED, MASKED, -3e38f}, 3, temperature, Cut.topP(0.9)));
        }
    }

    @Test
    void drawsTheSameFromTheSameRandomState() {
        float[] even = new float[100];
        Sampler first = new Sampler(100, 7);
        first.draw(even, 100, 1, Cut.NOTHING);
        Sampler second = new Sampler(100, 8);
        second.randomState(first.randomState());

        int[] firstDraws = IntStream.range(0, 20)
                .map(i -> first.draw(even, 100, 1, Cut.NOTHING))
                .toArray();
        int[] secondDraws = IntStream.range(0, 20)
                .map(i -> second.draw(even, 100, 1, Cut.NOTHING))
                .toArray();

        assertEquals(Arrays.toString(firstDraws), Arrays.toString(secondDraws));
        assertFalse(Arrays.stream(firstDraws).allMatch(draw -> draw == firstDraws[0]));
    }

    /// The values that go round with `splitmix64.c`.
    @Test
    void generatesSplitMix64() {
        Sampler sampler = new Sampler(1, 1234567);
        for (String published : List.of("6457827717110365317", "3203168211198807973", "9817491932198370423")) {
            assertEquals((Long.parseUnsignedLong(published) >>> 11) * 0x1p-53, sampler.nextDouble());
        }
    }

    @Test
    void allocatesNothing() {
        float[] logits = new float[193];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = i < 50 ? MASKED : i * 0.01f; // rising: ready-made sorts allocate to merge runs
        }
        Sampler sampler = new Sampler(193, 1);
        Cut cut = new Cut(0.95, 0.1);

        assertEquals(0, Allocation.bytesOf(() -> {
            for (int draw = 0; draw < 10_000; draw++) {
                sampler.draw(logits, 193, 0.9, cut);
            }
        }));
    }
}
