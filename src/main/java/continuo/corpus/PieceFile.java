package continuo.corpus;

import java.nio.file.Path;

/// A MIDI file of a corpus and what its manifest says of it.
///
/// @param group the pieces that share one part of the mix, such as `rolls`
/// @param split `train`, `valid`, `test_public`
/// @param notes about how many notes it has
/// @param onGrid whether onsets are written, not played
/// @param velocityWeight how much its velocities teach: 0 where there are none
public record PieceFile(
        Path file,
        String dataset,
        String licence,
        String group,
        String split,
        int notes,
        boolean onGrid,
        double velocityWeight) {

    /// The same in another split.
    PieceFile in(String other) {
        return new PieceFile(file, dataset, licence, group, other, notes, onGrid, velocityWeight);
    }

    /// How often it is shown as if performed: a third of the time, and less where lengths and velocities were played.
    public double performedShare() {
        if (!onGrid) {
            return 0;
        }
        return velocityWeight == 1 ? 0.15 : 0.35;
    }
}
