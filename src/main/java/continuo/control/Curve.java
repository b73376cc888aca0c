package continuo.control;

/// How the way of a fader is spread over the values it sets. Places count from 0, one end, to 1, the other.
public enum Curve {
    LINEAR,
    /// The same way multiplies by the same; both ends must be above 0.
    EXPONENTIAL;

    double value(double place, double from, double to) {
        return this == LINEAR ? from + place * (to - from) : from * Math.pow(to / from, place);
    }

    /// Where `value` stands, at an end if it is beyond it.
    double place(double value, double from, double to) {
        if (from == to) {
            return 0;
        }
        double place = this == LINEAR
                ? (value - from) / (to - from)
                : Math.log(Math.max(value, Double.MIN_NORMAL) / from) / Math.log(to / from);
        return Math.clamp(place, 0.0, 1.0);
    }
}
