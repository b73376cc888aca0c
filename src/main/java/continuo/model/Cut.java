package continuo.model;

/// Which choices are not drawn, unlikely as they are: drawn now and then all the same, they are what sounds wrong.
/// Probabilities are those after the temperature.
///
/// @param topP only the most likely choices that together have this share of the probability are drawn, above 0 to 1; 1
///     cuts nothing
/// @param topA no choice is drawn that is less likely than this times the square of the likeliest one's probability:
///     little is cut where much is possible, and much where one choice stands out; 0 cuts nothing. Known as top-a
///     sampling
/// @param sure where the likeliest choice is at least as likely as this, it is taken; above 1 it never is
public record Cut(double topP, double topA, double sure) {

    /// Draws as the network says.
    public static final Cut NOTHING = topP(1);

    public Cut {
        if (!(topP > 0 && topP <= 1 && topA >= 0 && sure > 0)) {
            throw new IllegalArgumentException("no cut: top-p " + topP + ", top-a " + topA + ", sure " + sure);
        }
    }

    public static Cut topP(double share) {
        return new Cut(share, 0, 2);
    }
}
