package continuo.generate;

import continuo.music.Tempo;

/// What would be too much of the same, be it heard or played: a key struck again and again, see [Restrikes], or a
/// top voice that stays on a note, see [Melody]. There may be as much of either as is usual, or as was heard lately if
/// that was more; see [Limit]. One thread owns it. Nothing here allocates after construction.
///
/// In the split valid a key's count reaches 5.2 on average in up to 256 notes, and the top voice comes with the same
/// note up to 3.4 times in a row. What was drawn without this reached 6.5 and 3.9, and in one continuation of three
/// half as much again as in the prime (of the real ones, one of six). With it, 3.7 and 3.3, at the same cardinality F1.
final class Monotony {

    /// What a key may usually count.
    static final int MOST_RESTRIKES = 3;

    /// How often in a row the top voice may usually come with the same note.
    static final int LONGEST_ROW = 4;

    /// What has sounded for so long hides no melody below it.
    static final long LONG_TICKS = 4 * Tempo.TICKS_PER_BEAT;

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

    /// A key is struck by Continuo, not before the last one that was struck.
    ///
    /// @param highest the highest key that sounds and has not for long; below 0 if there is none
    void strike(int pitch, int highest, long tick) {
        struck.strike(pitch, tick, restrikes.most());
        melody.strike(pitch, highest, tick);
    }

    /// A key is struck by the player: as often as he does it, Continuo may.
    void hear(int pitch, int highest, long tick) {
        restrikes.hear(heardStruck.strike(pitch, tick, restrikes.most()));
        row.hear(heardMelody.strike(pitch, highest, tick));
        strike(pitch, highest, tick);
    }

    /// Whether the key would be too much of the same, were it struck then.
    boolean isTooMuch(int pitch, int highest, long tick) {
        int most = restrikes.most();
        return struck.before(pitch, tick, most) >= most || melody.before(pitch, highest, tick) >= row.most();
    }
}
