package continuo.generate;

import static continuo.music.Checks.requireRange;

/// What no note of Continuo's ever breaks, beside range, polyphony and the longest note. All of it holds for what
/// sounds; only a scale that follows is that of what was heard.
///
/// @param scale as [Scale] reads it
/// @param density how many notes may begin within a beat; [#ANY] for no limit
/// @param repeats how often in a row the same key may be struck; [#ANY] for no limit
/// @param shortestTicks no note drawn is shorter, unless the longest may be no longer
/// @param loudness is added to each velocity, as far as there are such velocities
/// @param transpose by how many semitones it sounds higher than drawn
/// @param gridTicks onsets stand on multiples of it where a beat is known; [#NO_GRID] for anywhere
/// @param gridStrength how far they are moved to there, from 0 to 1
public record Constraints(
        String scale,
        int density,
        int repeats,
        int shortestTicks,
        int loudness,
        int transpose,
        int gridTicks,
        double gridStrength) {

    public static final int ANY = Integer.MAX_VALUE;
    public static final int NO_GRID = 0;

    /// What holds where nothing is said: everything stays as it is drawn.
    public static final Constraints NONE = new Constraints(Scale.ANY, ANY, ANY, 0, 0, 0);

    public Constraints {
        if (Scale.named(scale).isEmpty()) {
            throw new IllegalArgumentException("scale must be " + Scale.WANTED + ", was " + scale);
        }
        requireRange("density", density, 1, ANY);
        requireRange("repeats", repeats, 1, ANY);
        requireRange("shortestTicks", shortestTicks, 0, 768);
        requireRange("loudness", loudness, -100, 100);
        requireRange("transpose", transpose, -48, 48);
        requireRange("gridTicks", gridTicks, NO_GRID, 48);
        requireRange("gridStrength", gridStrength, 0, 1);
    }

    /// With no grid.
    public Constraints(String scale, int density, int repeats, int shortestTicks, int loudness, int transpose) {
        this(scale, density, repeats, shortestTicks, loudness, transpose, NO_GRID, 1);
    }

    /// The same on a grid.
    public Constraints on(int newGridTicks, double newGridStrength) {
        return new Constraints(
                scale, density, repeats, shortestTicks, loudness, transpose, newGridTicks, newGridStrength);
    }
}
