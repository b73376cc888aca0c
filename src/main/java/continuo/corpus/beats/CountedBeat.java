package continuo.corpus.beats;

/// Which note value a player counts.
///
/// Quarters where quarters or longer values are written below; dotted quarters where eighths go in threes (6/8, 9/8,
/// 12/8); the written value otherwise (3/8, 4/8, 5/8). A beat faster than 200 to the minute is nobody's: then two are
/// counted as one, or the whole bar in 3/8.
final class CountedBeat {

    private static final double LEAST_SECONDS = 60 / 200.0;
    private static final int EIGHTH = 8;

    private CountedBeat() {}

    /// Whether beats go in three parts.
    static boolean compound(int numerator, int denominator) {
        return denominator >= EIGHTH && numerator > 3 && numerator % 3 == 0;
    }

    /// The length of a beat in quarters.
    ///
    /// @param secondsPerQuarter about how long a quarter lasts in the piece
    static double quarters(int numerator, int denominator, double secondsPerQuarter) {
        if (denominator < EIGHTH) {
            return slowEnough(1, 2, secondsPerQuarter);
        }
        double written = 4.0 / denominator;
        if (compound(numerator, denominator)) {
            return slowEnough(3 * written, 2, secondsPerQuarter);
        }
        return slowEnough(written, numerator == 3 ? 3 : 2, secondsPerQuarter);
    }

    private static double slowEnough(double quarters, int grouped, double secondsPerQuarter) {
        return quarters * secondsPerQuarter < LEAST_SECONDS ? quarters * grouped : quarters;
    }
}
