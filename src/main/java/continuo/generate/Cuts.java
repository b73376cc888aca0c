package continuo.generate;

import continuo.model.Cut;

/// Which unlikely choices are not drawn. For the pitch, what is much less likely than the likeliest one: one wrong note
/// breaks off a passage that comes back. For onset and velocity nothing where much is possible, for rests and
/// hesitations are each of them unlikely, and cut off they leave playing that is too dense; but what is nearly certain
/// is taken. For the length not even that: it would leave out the notes that are held while others move, and all
/// playing turns into block chords by and by. Where what is played circles, no pitch is cut off: one that breaks out
/// may be unlikely.
///
/// @param pitch for the pitch
/// @param circling for the pitch when a passage has come more than twice in a row
/// @param length for the length
/// @param others for onset and velocity
public record Cuts(Cut pitch, Cut circling, Cut length, Cut others) {

    /// Draws as the network says.
    public static final Cuts NONE = new Cuts(Cut.NOTHING, Cut.NOTHING, Cut.NOTHING, Cut.NOTHING);

    private static final double TOP_A = 0.02;
    private static final double SURE = 0.6;
    private static final double NEVER = 2;

    /// The usual ones, and beside them top-p, for all of them.
    public static Cuts usual(double topP) {
        return new Cuts(new Cut(topP, TOP_A, NEVER), Cut.topP(topP), Cut.topP(topP), new Cut(topP, 0, SURE));
    }
}
