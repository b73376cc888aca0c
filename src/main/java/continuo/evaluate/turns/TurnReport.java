package continuo.evaluate.turns;

import java.util.List;

/// How soon the ends of phrases are answered, against how often in their midst.
///
/// @param ends how many phrases end
/// @param breaths how many silences of less than a beat there are
/// @param rests how many of one beat to two there are
/// @param fixed who waits for a silence of always the same length, the shortest first
/// @param auto who waits as long as the network would, the least patient first
/// @param fixedDelay at one false entry in twenty, in beats; -1 if always above
/// @param autoDelay the same of who waits as the network would
/// @param sooner by which share of the first the second is less
public record TurnReport(
        int ends,
        int breaths,
        int rests,
        List<Point> fixed,
        List<Point> auto,
        double fixedDelay,
        double autoDelay,
        double sooner) {

    /// One point of a curve.
    ///
    /// @param at how many beats one waits, or how sure one is
    /// @param falseShare of all entries at ends and in breaths, how many are in breaths
    /// @param restShare of all entries, how many are in rests of one beat to two
    /// @param delay in beats, from the end of a phrase until one enters, on average
    public record Point(double at, double falseShare, double restShare, double delay) {}
}
