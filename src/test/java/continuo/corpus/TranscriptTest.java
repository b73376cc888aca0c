package continuo.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.midi.file.FileNote;
import continuo.music.Bars;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    @Test
    void playedMusicCountsAt120WhateverItsFileSays() {
        // Half a second is a beat, 48 ticks.
        Transcript piece = transcript(false, note(60, 1.0, 0.5, 77), note(62, 1.505, 0.25, 99));

        assertEquals(List.of(0L, 48L), onsets(piece));
        assertEquals(48, piece.notes().getFirst().note().lengthTicks());
        assertEquals(48.48, piece.notes().getLast().onset(), 1e-9);
        assertEquals(1.505, piece.notes().getLast().onsetSeconds(), 1e-9);
    }

    @Test
    void writtenMusicCountsInItsOwnBeats() {
        Transcript piece = transcript(true, note(60, 1.0, 0.5, 2), note(62, 1.5, 0.5, 3));

        assertEquals(List.of(0L, 48L), onsets(piece));
        assertEquals(24, piece.notes().getFirst().note().lengthTicks());
    }

    @Test
    void timeRunsEvenlyFromOneKnownMomentToTheNext() {
        // A beat takes a second, then two.
        Transcript piece = transcript(true, note(60, 0, 1, 0, 1), note(62, 1, 2, 1, 1), note(64, 3, 2, 2, 1));

        assertEquals(48 + 24, piece.tickAt(2), 1e-9);
        assertEquals(2, piece.secondsAt(48 + 24), 1e-9);
        assertEquals(piece.tickAt(4) + 24, piece.tickAt(5), 1e-9); // beyond the end as at the end
    }

    @Test
    void aPitchStruckTwiceInATickIsOneNote() {
        Transcript piece = transcript(false, note(60, 1.0, 0.5, 0), note(64, 1.0, 0.5, 0), note(60, 1.004, 0.5, 0));

        assertEquals(
                List.of(60, 64),
                piece.notes().stream().map(n -> n.note().pitch()).toList());
    }

    @Test
    void notesOfATickStandInTheOrderInWhichTheyWerePlayed() {
        Transcript piece = transcript(false, note(50, 1.0, 0.5, 0), note(64, 1.5, 0.5, 0), note(60, 1.503, 0.5, 0));

        assertEquals(
                List.of(50, 64, 60),
                piece.notes().stream().map(n -> n.note().pitch()).toList());
    }

    private static List<Long> onsets(Transcript piece) {
        return piece.notes().stream().map(note -> note.note().onsetTicks()).toList();
    }

    private static Transcript transcript(boolean onGrid, FileNote... notes) {
        PieceFile file = new PieceFile(Path.of("piece.mid"), "tunes", "CC0-1.0", "tunes", "train", 1, onGrid, 1);
        return Transcript.of(file, List.of(notes), Bars.NONE);
    }

    private static FileNote note(int pitch, double seconds, double lasts, double beat) {
        return note(pitch, seconds, lasts, beat, lasts);
    }

    private static FileNote note(int pitch, double seconds, double lasts, double beat, double lastsBeats) {
        return new FileNote(pitch, 64, Math.round(seconds * 1e9), Math.round(lasts * 1e9), beat, lastsBeats, 0, 0);
    }
}
