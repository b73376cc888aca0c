package continuo.generate;

import continuo.model.Cut;

/// Which unlikely choices are not drawn: what is much less likely than the likeliest one, where that stands out. A
/// wrong pitch breaks off a passage that comes back; a wrong onset makes the pulse stumble, and there are so many
/// that one of them would be drawn now and then, unlikely as they are. Where much is possible nothing is cut, for
/// rests and hesitations are each of them unlikely then, and without them playing gets too dense. Of the lengths
/// none is cut: notes that are held while others move are unlikely ones, and without them all playing turns into
/// block chords by and by. Where what is played circles, no pitch is cut: one that breaks out may be unlikely.
///
/// @param pitch for the pitch
/// @param circling for the pitch when a passage has come more than twice in a row
/// @param length for the length
/// @param others for onset and velocity
public record Cuts(Cut pitch, Cut circling, Cut length, Cut others) {

    /// Draws as the network says.
    public static final Cuts NONE = new Cuts(Cut.NOTHING, Cut.NOTHING, Cut.NOTHING, Cut.NOTHING);

    private static final double PITCH_TOP_A = 0.02;
    private static final double OTHERS_TOP_A = 0.01;

    /// The usual ones, and beside them top-p, for all of them.
    public static Cuts usual(double topP) {
        return new Cuts(new Cut(topP, PITCH_TOP_A), Cut.topP(topP), Cut.topP(topP), new Cut(topP, OTHERS_TOP_A));
    }
}
