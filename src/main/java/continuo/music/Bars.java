package continuo.music;

import java.util.Arrays;

/// The bar lines of a piece: where each bar begins, how long it is, and how long its beats are as they are counted, in
/// ticks. Empty where they are not known. Bars rise; between two of them there may be a gap, which is an upbeat of the
/// later one. Immutable.
public final class Bars {

    public static final Bars NONE = new Bars(new double[0], new double[0], new int[0]);

    private final double[] starts;
    private final double[] lengths;
    private final int[] beats;

    /// @param starts where each begins; rising
    /// @param lengths how long each is, above 0
    /// @param beats how long its beats are, above 0
    public Bars(double[] starts, double[] lengths, int[] beats) {
        if (starts.length != lengths.length || starts.length != beats.length) {
            throw new IllegalArgumentException("starts, lengths and beats must be as many, were " + starts.length + ", "
                    + lengths.length + ", " + beats.length);
        }
        this.starts = starts.clone();
        this.lengths = lengths.clone();
        this.beats = beats.clone();
    }

    public int count() {
        return starts.length;
    }

    public boolean isEmpty() {
        return starts.length == 0;
    }

    public double start(int bar) {
        return starts[bar];
    }

    public double length(int bar) {
        return lengths[bar];
    }

    public double end(int bar) {
        return starts[bar] + lengths[bar];
    }

    public int beat(int bar) {
        return beats[bar];
    }

    /// From where on the bar counts: from the end of the one before, where that is sooner than its start.
    public double countsFrom(int bar) {
        return bar == 0 ? Double.NEGATIVE_INFINITY : Math.min(starts[bar], end(bar - 1));
    }

    /// The same bars, each `ticks` later.
    public Bars shifted(double ticks) {
        return new Bars(Arrays.stream(starts).map(start -> start + ticks).toArray(), lengths, beats);
    }
}
