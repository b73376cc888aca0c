package continuo.evaluate;

/// The bins in which systems are compared, whatever bins they have of their own: 128 pitches; 32 bins of time from
/// onset to onset, the first up to 12 ms, the others logarithmic up to 4 s; 24 logarithmic bins of length from 20 ms
/// to 8 s; 32 bins of velocity, 4 wide. What is beyond counts as the outermost bin.
final class CoarseBins {

    static final int PITCHES = 128;
    static final int ONSETS = 32;
    static final int LENGTHS = 24;
    static final int VELOCITIES = 32;

    private static final double CHORD_SECONDS = 0.012;
    private static final double LONGEST_WAIT_SECONDS = 4;
    private static final double SHORTEST_SECONDS = 0.02;
    private static final double LONGEST_SECONDS = 8;

    private CoarseBins() {}

    static int onset(double sinceLastSeconds) {
        if (sinceLastSeconds <= CHORD_SECONDS) {
            return 0;
        }
        double share = Math.log(sinceLastSeconds / CHORD_SECONDS) / Math.log(LONGEST_WAIT_SECONDS / CHORD_SECONDS);
        return Math.min(ONSETS - 1, 1 + (int) (share * (ONSETS - 1)));
    }

    static int length(double seconds) {
        if (seconds <= SHORTEST_SECONDS) {
            return 0;
        }
        double share = Math.log(seconds / SHORTEST_SECONDS) / Math.log(LONGEST_SECONDS / SHORTEST_SECONDS);
        return Math.min(LENGTHS - 1, (int) (share * LENGTHS));
    }

    static int velocity(int velocity) {
        return velocity / (128 / VELOCITIES);
    }

    /// Where an onset bin begins, in seconds; the last begins before and ends never.
    static double onsetFrom(int bin) {
        if (bin == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return bin == ONSETS
                ? Double.POSITIVE_INFINITY
                : CHORD_SECONDS * Math.pow(LONGEST_WAIT_SECONDS / CHORD_SECONDS, (bin - 1) / (ONSETS - 1.0));
    }

    /// Where a length bin begins, in seconds; the last ends never.
    static double lengthFrom(int bin) {
        if (bin == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return bin == LENGTHS
                ? Double.POSITIVE_INFINITY
                : SHORTEST_SECONDS * Math.pow(LONGEST_SECONDS / SHORTEST_SECONDS, bin / (double) LENGTHS);
    }
}
