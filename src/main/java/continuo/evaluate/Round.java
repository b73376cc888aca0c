package continuo.evaluate;

/// Figures as they are reported.
final class Round {

    private Round() {}

    static double toFourDigits(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}
