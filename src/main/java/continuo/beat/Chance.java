package continuo.beat;

/// How likely the waits between onsets are where there is no beat: like one of the latest waits, give or take a
/// quarter, or like any. What beats foretell better than this have a beat.
final class Chance {

    private static final int WAITS = 24;
    private static final double WIDTH = 0.2; // ln
    private static final double ANY = Math.log(0.25);
    private static final double ANY_WIDTH = 0.9;
    private static final double SHARE_OF_ANY = 0.1;
    private static final double ROOT = Math.sqrt(2 * Math.PI);

    private final double[] waits = new double[WAITS]; // ln of seconds
    private int count;

    void reset() {
        count = 0;
    }

    /// ln of the density of a wait, which is remembered.
    double of(double seconds) {
        double wait = Math.log(Math.max(seconds, 1e-3));
        int known = Math.min(count, WAITS);
        double like = 0;
        for (int n = 0; n < known; n++) {
            like += bell(wait - waits[n], WIDTH);
        }
        double any = bell(wait - ANY, ANY_WIDTH);
        double density = known == 0 ? any : SHARE_OF_ANY * any + (1 - SHARE_OF_ANY) * like / known;
        waits[count++ % WAITS] = wait;
        return Math.log(density) - wait;
    }

    private static double bell(double off, double width) {
        double z = off / width;
        return Math.exp(-0.5 * z * z) / (ROOT * width);
    }
}
