package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncodingTest {

    /// Model files depend on every one of these.
    @Test
    void keepsTheLayoutOfVersionFive() {
        assertEquals(5, Encoding.VERSION);
        assertEquals(193, Encoding.ONSET_BINS);
        assertEquals(61, Encoding.LENGTH_BINS);
        assertEquals(32, Encoding.VELOCITY_BINS);
        assertEquals(738, Encoding.INPUTS);
        assertEquals(2728, Encoding.CONDITIONS);
        assertArrayEquals(
                new int[] {1634, 2489, 2537, 2666, 2728},
                IntStream.of(
                                Head.ONSET.conditions(),
                                Head.CHORD.conditions(),
                                Head.PITCH.conditions(),
                                Head.LENGTH.conditions(),
                                Head.VELOCITY.conditions())
                        .toArray());
        assertArrayEquals(
                new int[] {0, 1, 96, 98, 192, 198, 384, 408, 768},
                IntStream.of(0, 1, 96, 97, 144, 145, 176, 177, 192)
                        .map(Encoding::onsetTicks)
                        .toArray());
        assertArrayEquals(
                new int[] {
                    1, 12, 14, 24, 27, 30, 32, 33, 48, 54, 60, 64, 66, 96, 108, 120, 128, 132, 192, 216, 384, 432, 768
                },
                IntStream.of(0, 11, 12, 17, 18, 19, 20, 21, 26, 27, 28, 29, 30, 35, 36, 37, 38, 39, 44, 45, 52, 53, 60)
                        .map(Encoding::lengthTicks)
                        .toArray());
    }

    @Test
    void findsTheNearestBinLikeTheSlowTwin() {
        for (int ticks = -5; ticks <= 1_000; ticks++) {
            assertEquals(slowNearest(ticks, Encoding.ONSET_BINS, Encoding::onsetTicks), Encoding.onsetBin(ticks));
            assertEquals(slowNearest(ticks, Encoding.LENGTH_BINS, Encoding::lengthTicks), Encoding.lengthBin(ticks));
        }
        assertEquals(Encoding.ONSET_BINS - 1, Encoding.onsetBin(Long.MAX_VALUE));
        assertEquals(0, Encoding.onsetBin(Long.MIN_VALUE));
    }

    /// The lower of two equally near.
    private static int slowNearest(int ticks, int bins, IntUnaryOperator ticksOf) {
        int nearest = 0;
        for (int bin = 0; bin < bins; bin++) {
            if (Math.abs(ticksOf.applyAsInt(bin) - ticks) < Math.abs(ticksOf.applyAsInt(nearest) - ticks)) {
                nearest = bin;
            }
        }
        return nearest;
    }

    @Test
    void findsTheFirstOnsetBinNotBeforeLikeTheSlowTwin() {
        for (int ticks = -5; ticks <= 1_000; ticks++) {
            int from = ticks;
            int expected = IntStream.range(0, Encoding.ONSET_BINS)
                    .filter(bin -> Encoding.onsetTicks(bin) >= from)
                    .findFirst()
                    .orElse(Encoding.ONSET_BINS);
            assertEquals(expected, Encoding.firstOnsetBinNotBefore(ticks));
        }
        assertEquals(Encoding.ONSET_BINS, Encoding.firstOnsetBinNotBefore(Long.MAX_VALUE));
        assertEquals(0, Encoding.firstOnsetBinNotBefore(Long.MIN_VALUE));
    }

    @Test
    void keepsEveryPlainAndDottedValueAndShortTripletsExact() {
        for (int value : new int[] {6, 12, 24, 48, 96, 192, 384}) { // a thirty-second to two whole notes
            assertExact(value);
            assertExact(value * 3 / 2);
        }
        for (int triplet : new int[] {4, 8, 16}) {
            assertExact(triplet);
        }
    }

    private static void assertExact(int ticks) {
        assertEquals(ticks, Encoding.lengthTicks(Encoding.lengthBin(ticks)));
        assertEquals(ticks, Encoding.onsetTicks(Encoding.onsetBin(ticks)));
    }

    @Test
    void losesAtMostTwoOfAVelocity() {
        for (int velocity = 1; velocity <= 127; velocity++) {
            int decoded = Encoding.velocity(Encoding.velocityBin(velocity));
            assertTrue(decoded >= 1 && decoded <= 127 && Math.abs(decoded - velocity) <= 2, velocity + " " + decoded);
        }
    }
}
