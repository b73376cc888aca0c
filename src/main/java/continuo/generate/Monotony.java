package continuo.generate;

/// What would be too much of the same, be it heard or played: a key struck again and again, see [Restrikes], or a
/// top voice that stays on a note, see [Melody]. There may be as much of either as was heard lately, or as much as is
/// usual; see [Limit]. One thread owns it. Nothing here allocates after construction.
///
/// On the average of the pieces of the split valid, a key counts up to 5.2, and the top voice comes with the same note
/// up to 3.4 times in a row; before there were limits, what was drawn counted more.
final class Monotony {

    static final int MOST_RESTRIKES = 3;

    static final int LONGEST_ROW = 4;

    private final Restrikes struck = new Restrikes();
    private final Melody melody = new Melody();
    private final Restrikes heardStruck = new Restrikes();
    private final Melody heardMelody = new Melody();
    private final Limit restrikes = new Limit(MOST_RESTRIKES);
    private final Limit row = new Limit(LONGEST_ROW);

    void reset() {
        struck.reset();
        melody.reset();
        restrikes.reset();
        row.reset();
        pause();
    }

    void copyFrom(Monotony other) {
        struck.copyFrom(other.struck);
        melody.copyFrom(other.melody);
        heardStruck.copyFrom(other.heardStruck);
        heardMelody.copyFrom(other.heardMelody);
        restrikes.copyFrom(other.restrikes);
        row.copyFrom(other.row);
    }

    /// What is heard from now on does not go on with what was heard before.
    void pause() {
        heardStruck.reset();
        heardMelody.reset();
    }

    /// A key is struck, heard or played, not before the last one that was, while `highest` is the highest key that
    /// sounds; below 0 if none does.
    void strike(int pitch, int highest, long tick) {
        struck.strike(pitch, tick);
        melody.strike(pitch, highest, tick);
    }

    /// The key that is being struck is heard: as often as it was struck by the player, it may be played.
    void hear(int pitch, int highest, long tick) {
        restrikes.hear(heardStruck.strike(pitch, tick));
        row.hear(heardMelody.strike(pitch, highest, tick));
    }

    /// Whether the key would be too much of the same, were it struck then.
    boolean forbids(int pitch, int highest, long tick) {
        return struck.before(pitch, tick) >= restrikes.most() || melody.before(pitch, highest, tick) >= row.most();
    }
}
