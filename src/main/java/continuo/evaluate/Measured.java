package continuo.evaluate;

import java.util.ArrayList;
import java.util.List;

/// One continuation, looked at in stretches of [#STRETCH] notes, and beside its prime.
final class Measured {

    static final int STRETCH = 64;

    final List<Double> scaleConsistency = new ArrayList<>();
    final List<Double> pitchClassEntropy = new ArrayList<>();
    final List<Double> selfRepetition = new ArrayList<>();
    final List<Double> notesPerSecond = new ArrayList<>();
    final double chordShare;
    final int longestRepeatedNote;
    final int mostRestrikes;
    final double pitchClassOverlap;
    final double onsetOverlap;
    final int[] topVoice;

    /// @param notes whole stretches of them, at least one
    Measured(List<HeardNote> prime, List<HeardNote> notes) {
        for (int from = 0; from + STRETCH <= notes.size(); from += STRETCH) {
            look(notes.subList(from, from + STRETCH));
        }
        chordShare = Tones.chordShare(notes);
        longestRepeatedNote = Tones.longestRepeatedNote(notes);
        mostRestrikes = Tones.mostRestrikes(notes);
        pitchClassOverlap = Tones.overlap(Tones.pitchClasses(prime), Tones.pitchClasses(notes));
        onsetOverlap = Tones.overlap(Tones.onsetBins(prime), Tones.onsetBins(notes));
        topVoice = TopVoice.intervals(notes);
    }

    private void look(List<HeardNote> stretch) {
        scaleConsistency.add(Tones.scaleConsistency(stretch));
        pitchClassEntropy.add(Tones.pitchClassEntropy(stretch));
        selfRepetition.add(Tones.selfRepetition(stretch));
        double seconds = stretch.getLast().seconds() - stretch.getFirst().seconds();
        if (seconds > 0) {
            notesPerSecond.add(STRETCH / seconds);
        }
    }
}
