package continuo.generate;

import continuo.model.Cut;

/// Which unlikely choices are not drawn: what is much less likely than the likeliest one, where that stands out. A
/// wrong pitch breaks off a passage that comes back. Where there is a beat, a wrong onset makes it stumble, and there
/// are so many that one of them would be drawn now and then, unlikely as they are.
///
/// Elsewhere nothing is cut. Where there is no beat, rests and hesitations are each of them unlikely, and without them
/// playing gets too dense. Notes that are held while others move have unlikely lengths, and without them all playing
/// turns into block chords by and by. Where what is played circles, a pitch that breaks out may be unlikely.
///
/// @param pitch for the pitch where nothing circles
/// @param others for the velocity, and for the onset where there is a beat
/// @param free for all the rest
public record Cuts(Cut pitch, Cut others, Cut free) {

    /// Draws as the network says.
    public static final Cuts NONE = new Cuts(Cut.NOTHING, Cut.NOTHING, Cut.NOTHING);

    private static final double PITCH_TOP_A = 0.02;
    private static final double OTHERS_TOP_A = 0.01;

    /// The usual ones, and beside them top-p, for all of them.
    public static Cuts usual(double topP) {
        return new Cuts(new Cut(topP, PITCH_TOP_A), new Cut(topP, OTHERS_TOP_A), Cut.topP(topP));
    }
}
