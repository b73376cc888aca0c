package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.encoding.Encoding;
import continuo.evaluate.TickBins.Stretch;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TickBinsTest {

    private static final double FAR = 1e6;

    @Test
    void aBinsProbabilityIsSpreadOverTheTicksThatAreRoundedToIt() {
        double[] only = certain(Encoding.onsetBin(24), Encoding.ONSET_BINS);

        assertEquals(0.25, TickBins.ONSETS.within(only, new Stretch(124.25, FAR), 100, 100, 0, 0), 1e-12);
        assertEquals(0.75, TickBins.ONSETS.within(only, new Stretch(0, 124.25), 100, 100, 0, 0), 1e-12);
        assertEquals(0.5, TickBins.ONSETS.within(only, new Stretch(123.75, 124.25), 100, 100, 0, 0), 1e-12);
    }

    @Test
    void whatStaysOnTheTickIsNotSpread() {
        double[] only = certain(Encoding.onsetBin(24), Encoding.ONSET_BINS);

        assertEquals(0.2 * 0.25, TickBins.ONSETS.within(only, new Stretch(0, 123.75), 100, 100, 0, 0.8), 1e-12);
        assertEquals(0.8 + 0.2 * 0.75, TickBins.ONSETS.within(only, new Stretch(123.75, FAR), 100, 100, 0, 0.8), 1e-12);
    }

    @Test
    void nothingIsSpreadIntoThePast() {
        double[] together = certain(Encoding.onsetBin(0), Encoding.ONSET_BINS);

        // The last onset was at 100.1, so a note on the same tick comes between 100.1 and 100.5.
        assertEquals(0.5, TickBins.ONSETS.within(together, new Stretch(100.3, FAR), 100, 100.1, 0, 0), 1e-9);
        assertEquals(1, TickBins.ONSETS.within(together, new Stretch(100.1, FAR), 100, 100.1, 0, 0), 1e-9);
    }

    @Test
    void theLongestBinStandsForAllThatIsLonger() {
        double[] longest = certain(Encoding.LENGTH_BINS - 1, Encoding.LENGTH_BINS);

        double beyond = TickBins.LENGTHS.within(longest, new Stretch(2 * Encoding.MAX_TICKS, FAR), 0, 0, 4_000, 0);

        assertEquals((4_000 - 2.0 * Encoding.MAX_TICKS) / (4_000 - longestFrom()), beyond, 1e-9);
    }

    private static double longestFrom() {
        int tick = Encoding.MAX_TICKS;
        while (Encoding.lengthBin(tick - 1) == Encoding.LENGTH_BINS - 1) {
            tick--;
        }
        return tick - 0.5;
    }

    @Property(tries = 200)
    void coarseBinsTogetherHoldEverything(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -0.49, max = 0.49) double phase,
            @ForAll @DoubleRange(min = 0, max = 1) double exactShare,
            @ForAll @DoubleRange(min = 40, max = 240) double ticksPerSecond) {
        double[] onsets = random(seed, Encoding.ONSET_BINS);
        double[] lengths = random(seed, Encoding.LENGTH_BINS);
        double sum = 0;
        for (int bin = 0; bin < CoarseBins.ONSETS; bin++) {
            Stretch stretch = new Stretch(
                    7 + phase + ticksPerSecond * CoarseBins.onsetFrom(bin),
                    7 + phase + ticksPerSecond * CoarseBins.onsetFrom(bin + 1));
            sum += TickBins.ONSETS.within(onsets, stretch, 7, 7 + phase, 5 * ticksPerSecond, exactShare);
        }
        assertEquals(1, sum, 1e-9);
        sum = 0;
        for (int bin = 0; bin < CoarseBins.LENGTHS; bin++) {
            Stretch stretch = new Stretch(
                    7 + phase + ticksPerSecond * CoarseBins.lengthFrom(bin),
                    7 + phase + ticksPerSecond * CoarseBins.lengthFrom(bin + 1));
            sum += TickBins.LENGTHS.within(lengths, stretch, 7, 7 + phase, 9 * ticksPerSecond, exactShare);
        }
        assertEquals(1, sum, 1e-9);
    }

    private static double[] certain(int bin, int bins) {
        double[] probabilities = new double[bins];
        probabilities[bin] = 1;
        return probabilities;
    }

    private static double[] random(long seed, int bins) {
        double[] probabilities = new Random(seed).doubles(bins).toArray();
        double sum = Arrays.stream(probabilities).sum();
        for (int bin = 0; bin < bins; bin++) {
            probabilities[bin] /= sum;
        }
        return probabilities;
    }
}
