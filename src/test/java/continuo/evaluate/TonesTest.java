package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TonesTest {

    @Test
    void aScaleIsAllInScaleAndTheChromaticScaleSevenTwelfths() {
        assertEquals(1, Tones.scaleConsistency(line(62, 64, 65, 67, 69, 70, 72)), 1e-12); // F major, D minor
        assertEquals(7 / 12.0, Tones.scaleConsistency(line(60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71)), 1e-12);
    }

    @Test
    void twoPitchClassesAlikeAreOneBit() {
        assertEquals(1, Tones.pitchClassEntropy(line(60, 72, 67, 55)), 1e-12);
        assertEquals(0, Tones.pitchClassEntropy(line(60, 72, 48)), 1e-12);
    }

    @Test
    void fourIntervalsThatComeAgainAreARepetition() {
        // Intervals 2 2 1 2 2 2 1 2: five runs of four, of which 2 2 1 2 comes twice.
        assertEquals(0.2, Tones.selfRepetition(line(60, 62, 64, 65, 67, 69, 71, 72, 74)), 1e-12);
        assertEquals(0, Tones.selfRepetition(line(60, 62, 64, 65)), 1e-12);
    }

    @Test
    void countsNotesOfOnePitchInARow() {
        assertEquals(3, Tones.longestRepeatedNote(line(60, 62, 62, 62, 60, 60)));
        assertEquals(1, Tones.longestRepeatedNote(line(60, 62, 60)));
    }

    @Test
    void aKeyCountsAtOnsetsWithItAndIsDiscountedAtOnsetsWithoutIt() {
        assertEquals(3, Tones.mostRestrikes(line(60, 62, 62, 64, 62, 62, 60)));
        assertEquals(1, Tones.mostRestrikes(line(60, 62, 60, 62, 60)));
    }

    @Test
    void aSpreadChordIsOneOnset() {
        assertEquals(
                2,
                Tones.mostRestrikes(List.of(
                        new HeardNote(60, 0),
                        new HeardNote(64, 0.02),
                        new HeardNote(67, 0.04),
                        new HeardNote(60, 0.5),
                        new HeardNote(64, 0.52))));
        assertEquals(
                1, Tones.mostRestrikes(List.of(new HeardNote(60, 0), new HeardNote(64, 0.03), new HeardNote(60, 0.5))));
    }

    @Test
    void halfOfTheNotesAfterTheFirstBeginTogetherWithAnother() {
        List<HeardNote> notes = List.of(
                new HeardNote(60, 0),
                new HeardNote(64, 0.01),
                new HeardNote(60, 0.5),
                new HeardNote(64, 0.52001),
                new HeardNote(67, 0.53));

        assertEquals(0.5, Tones.chordShare(notes), 1e-12);
    }

    @Test
    void histogramsHaveInCommonWhatBothHave() {
        assertEquals(0.5, Tones.overlap(Tones.pitchClasses(line(60, 62)), Tones.pitchClasses(line(72, 65))), 1e-12);
        assertEquals(0.25, Tones.overlap(new double[] {0.25, 0.75, 0}, new double[] {0.5, 0, 0.5}), 1e-12);
    }

    @Test
    void waitsAreCountedInTheCoarseBins() {
        double[] bins = Tones.onsetBins(List.of(new HeardNote(60, 1), new HeardNote(64, 1), new HeardNote(60, 1.5)));

        assertEquals(0.5, bins[0], 1e-12);
        assertEquals(0.5, bins[20], 1e-12);
    }

    @Test
    void theTopVoiceIsTheHighestOfWhatBeginsTogether() {
        List<HeardNote> notes = List.of(
                new HeardNote(48, 0),
                new HeardNote(67, 0.015),
                new HeardNote(60, 0.02),
                new HeardNote(69, 0.021),
                new HeardNote(64, 1));

        assertArrayEquals(new int[] {2, -5}, TopVoice.intervals(notes));
        assertArrayEquals(new int[0], TopVoice.intervals(List.of()));
    }

    private static List<HeardNote> line(int... pitches) {
        List<HeardNote> notes = new ArrayList<>();
        for (int pitch : pitches) {
            notes.add(new HeardNote(pitch, 0.25 * notes.size()));
        }
        return notes;
    }
}
