package continuo.evaluate;

import continuo.encoding.Head;
import java.util.Arrays;

/// How surprising notes were, attribute by attribute: sums of -ln P. Not every note has a velocity that counts.
final class Nats {

    /// Nothing is less likely than this: what no bin holds costs 21 nats, not infinitely many.
    private static final double LEAST = 1e-9;

    private final double[] sums = new double[Head.values().length];
    private final long[] counts = new long[Head.values().length];

    void add(Head attribute, double probability) {
        sums[attribute.ordinal()] -= Math.log(Math.max(probability, LEAST));
        counts[attribute.ordinal()]++;
    }

    void add(Nats other) {
        Arrays.setAll(sums, n -> sums[n] + other.sums[n]);
        Arrays.setAll(counts, n -> counts[n] + other.counts[n]);
    }

    /// How many notes there are.
    long notes() {
        return counts[Head.PITCH.ordinal()];
    }

    /// Nats a note; not a number where no note has the attribute.
    double mean(Head attribute) {
        return sums[attribute.ordinal()] / counts[attribute.ordinal()];
    }
}
