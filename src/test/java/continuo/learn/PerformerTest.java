package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.PieceFile;
import continuo.midi.file.FileNote;
import continuo.music.Bars;
import continuo.music.TickNote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PerformerTest {

    @Property(tries = 200)
    void aPitchNeverSoundsTwiceAtOnceAndOnsetsNeverGoBack(@ForAll long seed, @ForAll boolean onGrid) {
        List<FileNote> notes = randomNotes(new SplittableRandom(seed));

        List<TickNote> performed = new Performer(new SplittableRandom(seed))
                .perform(piece(onGrid, 1), notes, Bars.NONE)
                .notes();

        long[] ends = new long[128];
        long onset = 0;
        for (TickNote note : performed) {
            assertTrue(note.onsetTicks() >= onset);
            assertTrue(note.onsetTicks() >= ends[note.pitch()]);
            onset = note.onsetTicks();
            ends[note.pitch()] = note.endTicks();
        }
        assertEquals(0, performed.getFirst().onsetTicks());
    }

    @Property(tries = 100)
    void aTranspositionMovesAllNotesAlikeAndStaysOnTheKeyboard(@ForAll long seed) {
        List<FileNote> notes = scale(30, 60);

        List<TickNote> performed = new Performer(new SplittableRandom(seed))
                .perform(piece(false, 1), notes, Bars.NONE)
                .notes();

        int moved = performed.getFirst().pitch() - notes.getFirst().pitch();
        assertTrue(moved >= -5 && moved <= 6);
        for (int n = 0; n < notes.size(); n++) {
            assertEquals(notes.get(n).pitch() + moved, performed.get(n).pitch());
        }
        assertTrue(performed.stream().allMatch(note -> note.pitch() >= 21 && note.pitch() <= 108));
    }

    @Test
    void writtenMusicIsShownInItsOwnBeatsAndAsIfPerformed() {
        List<FileNote> notes = scale(40, 40);
        Set<Boolean> onTheBeat = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            List<TickNote> performed = new Performer(new SplittableRandom(seed))
                    .perform(piece(true, 0.25), notes, Bars.NONE)
                    .notes();
            onTheBeat.add(performed.stream().allMatch(note -> note.onsetTicks() % 24 == 0));
        }

        assertEquals(Set.of(true, false), onTheBeat);
    }

    @Test
    void velocitiesThatNobodyPlayedBecomeOneForThePiece() {
        List<FileNote> notes = scale(40, 40);

        List<TickNote> performed = new Performer(new SplittableRandom(1))
                .perform(piece(true, 0), notes, Bars.NONE)
                .notes();

        assertEquals(
                1, performed.stream().mapToInt(TickNote::velocity).distinct().count());
    }

    @Test
    void aChordIsNotTornApartInItsOwnBeats() {
        List<FileNote> chord = List.of(note(60, 0, 1), note(64, 0, 1), note(67, 0, 1), note(72, 1, 1));

        List<TickNote> written =
                Performer.asWritten(piece(true, 1), chord, Bars.NONE).notes();

        assertEquals(
                List.of(60, 64, 67, 72), written.stream().map(TickNote::pitch).toList());
        assertEquals(
                List.of(0L, 0L, 0L, 48L),
                written.stream().map(TickNote::onsetTicks).toList());
    }

    @Test
    void playedMusicCountsAsOneHundredAndTwentyBeatsAMinute() {
        List<FileNote> notes = List.of(
                new FileNote(60, 80, 0, 250_000_000, 0, 9, 0, 0),
                new FileNote(62, 80, 750_000_000, 500_000_000, 9, 9, 0, 0));

        List<TickNote> written =
                Performer.asWritten(piece(false, 1), notes, Bars.NONE).notes();

        assertEquals(List.of(new TickNote(60, 80, 0, 24), new TickNote(62, 80, 72, 48)), written);
    }

    @Test
    void barsGoWithTheNotesFromTheFirstOnsetOn() {
        List<FileNote> upbeat = List.of(note(60, 3, 1), note(64, 4, 1));
        Bars bars = new Bars(new double[] {0, 192}, new double[] {192, 192}, new int[] {48, 48});

        Performer.Shown written = Performer.asWritten(piece(true, 1), upbeat, bars);

        assertEquals(
                List.of(0L, 48L),
                written.notes().stream().map(TickNote::onsetTicks).toList());
        assertEquals(-144, written.bars().start(0));
        assertEquals(48, written.bars().start(1));
        assertTrue(Performer.asWritten(piece(false, 1), upbeat, bars).bars().isEmpty(), "played without a beat");
    }

    @Test
    void barsAreMostlyToldAndNowAndThenWrong() {
        List<FileNote> notes = scale(40, 40);
        Bars bars = new Bars(new double[] {0}, new double[] {192}, new int[] {48});
        int told = 0;
        int wrong = 0;
        for (int seed = 0; seed < 400; seed++) {
            Bars shown = new Performer(new SplittableRandom(seed))
                    .perform(piece(true, 1), notes, bars)
                    .bars();
            told += shown.isEmpty() ? 0 : 1;
            wrong += !shown.isEmpty() && shown.start(0) == 48 ? 1 : 0;
        }

        assertTrue(told > 250 && told < 380, "told in " + told);
        assertTrue(wrong > 5 && wrong < 60, "wrong in " + wrong);
    }

    private static PieceFile piece(boolean onGrid, double velocityWeight) {
        return new PieceFile(Path.of("piece.mid"), "tunes", "CC0-1.0", "tunes", "train", 1, onGrid, velocityWeight);
    }

    private static List<FileNote> scale(int lowest, int count) {
        List<FileNote> notes = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            notes.add(note(lowest + n, n * 0.5, 0.4));
        }
        return notes;
    }

    /// In the order and with the ends that a file has: by onset, no pitch twice at once.
    private static List<FileNote> randomNotes(SplittableRandom random) {
        List<FileNote> notes = new ArrayList<>();
        double[] ends = new double[128];
        Arrays.fill(ends, -1);
        double beats = 0;
        for (int n = 0; n < 100; n++) {
            int pitch = random.nextInt(21, 109);
            if (ends[pitch] + 0.1 < beats) {
                double length = random.nextDouble(0.01, 8);
                notes.add(note(pitch, beats, length));
                ends[pitch] = beats + length;
            }
            beats += random.nextInt(3) == 0 ? 0 : random.nextDouble(2);
        }
        return notes;
    }

    private static FileNote note(int pitch, double beats, double length) {
        return new FileNote(
                pitch, 30 + pitch / 2, Math.round(beats * 5e8), Math.round(length * 5e8), beats, length, 0, 0);
    }
}
