package continuo.model;

/// Which choices are not drawn, unlikely as they are: drawn now and then all the same, they are what sounds wrong.
/// Probabilities are those after the temperature.
///
/// @param topP only the most likely choices that together have this share of the probability are drawn, above 0 to 1; 1
///     cuts nothing
/// @param topA no choice is drawn that is less likely than this times the square of the likeliest one's probability:
///     little is cut where much is possible, and much where one choice stands out; 0 cuts nothing. Known as top-a
///     sampling
public record Cut(double topP, double topA) {

    /// Draws as the network says.
    public static final Cut NOTHING = topP(1);

    public Cut {
        if (!(topP > 0 && topP <= 1 && topA >= 0)) {
            throw new IllegalArgumentException("no cut: top-p " + topP + ", top-a " + topA);
        }
    }

    public static Cut topP(double share) {
        return new Cut(share, 0);
    }
}
