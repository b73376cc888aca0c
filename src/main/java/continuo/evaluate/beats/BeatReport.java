package continuo.evaluate.beats;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How well beats and bars were found, in the form in which it is printed for programs: means over pieces.
///
/// @param byDataset by name of the data set
public record BeatReport(Scores all, Map<String, Scores> byDataset) {

    /// @param f F-measure of beats
    /// @param cmlt the share of beats in a row with the true ones
    /// @param amlt the same, where the off-beats, half and twice the tempo count too
    /// @param downbeatF F-measure of the first beats of bars; null if no piece tells where its bars begin
    /// @param unknownShare the share of time in which no beat is known
    /// @param microsPerNote processor time
    public record Scores(
            double f,
            double cmlt,
            double amlt,
            @Nullable Double downbeatF,
            double unknownShare,
            double microsPerNote) {}
}
