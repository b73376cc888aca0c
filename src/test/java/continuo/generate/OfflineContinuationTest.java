package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.model.Network;
import continuo.music.Bars;
import continuo.music.Note;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfflineContinuationTest {

    private static final OfflineContinuation.Progress NONE = OfflineContinuation.Progress.NONE;

    private static final Network NETWORK = SmallNetworks.network(1);
    private static final List<TickNote> HEARD = IntStream.range(0, 16)
            .mapToObj(i -> new TickNote(60 + i % 5, 80, 1_000 + 24L * i, 24))
            .toList();

    @Test
    void drawsAsManyNotesAsAskedFor() {
        List<TickNote> notes = notes(HEARD, 1, 100);

        assertEquals(100, notes.size());
        assertTrue(notes.getFirst().onsetTicks() >= HEARD.getLast().onsetTicks());
        for (int i = 1; i < notes.size(); i++) {
            assertTrue(notes.get(i).onsetTicks() >= notes.get(i - 1).onsetTicks());
        }
        assertEquals(List.of(), notes(HEARD, 1, 0));
    }

    @Test
    void drawsTheSameForTheSameSeedInWhateverOrderTheNotesCome() {
        assertEquals(notes(HEARD, 1, 50), notes(HEARD.reversed(), 1, 50));
        assertNotEquals(notes(HEARD, 1, 50), notes(HEARD, 2, 50));
    }

    @Test
    void endsAfterTheBeatsAskedFor() {
        List<TickNote> notes =
                OfflineContinuation.until(heard(HEARD, 1), 0, HEARD.getLast().endTicks() + 8 * 48, NONE);

        long end = HEARD.getLast().endTicks() + 8 * 48;
        assertFalse(notes.isEmpty());
        assertTrue(notes.stream().allMatch(note -> note.onsetTicks() < end));
        assertEquals(notes, notes(HEARD, 1, notes.size()));
        assertTrue(notes(HEARD, 1, notes.size() + 1).getLast().onsetTicks() >= end);
    }

    @Test
    void playsOnFromNothing() {
        assertEquals(20, notes(List.of(), 1, 20).size());
    }

    @Test
    void hearsWhatItsOwnNotesLeaveSounding() {
        TickNote drone = new TickNote(36, 80, 1_000, 50_000);
        List<TickNote> heard = Stream.concat(Stream.of(drone), HEARD.stream()).toList();

        assertTrue(notes(heard, 1, 200).stream()
                .noneMatch(note -> note.pitch() == 36 && note.onsetTicks() < drone.endTicks()));
    }

    private static List<TickNote> notes(List<TickNote> heard, long seed, int count) {
        return OfflineContinuation.notes(heard(heard, seed), 0, count, NONE);
    }

    private static Heard heard(List<TickNote> notes, long seed) {
        return Heard.inTicks(NETWORK, notes, Bars.NONE, Tempo.UNMARKED, 0, GenerationSettings.DEFAULT, seed, NONE);
    }

    @Test
    void beginsNoSoonerThanAsked() {
        assertTrue(OfflineContinuation.notes(heard(HEARD, 1), 2_000, 20, NONE)
                        .getFirst()
                        .onsetTicks()
                >= 2_000);
    }

    @Test
    void findsTheBeatOfWhatIsPlayedAndGoesOnInItsTempo() {
        long beat = 640_000_000;
        List<Note> played = IntStream.range(0, 64)
                .mapToObj(n -> new Note(
                        n % 8 == 0 ? 40 : 60 + n % 5, n % 8 == 0 ? 100 : 70, n * beat / 2, beat / 2 - 10_000_000))
                .toList();

        Heard heard = Heard.asPlayed(NETWORK, played, GenerationSettings.DEFAULT, 1, NONE);

        assertTrue(heard.foundBeat());
        assertEquals(93.75, heard.beatsPerMinute(), 1);
        for (int n = 0; n < 8; n++) { // onsets stand on halves of the beat
            assertEquals(0, Math.floorMod(heard.tick(32 * beat + n * beat / 2.0) + 2, 24), 4);
        }
    }

    @Test
    void whatHasNoBeatCountsAsPlayedAtOneHundredAndTwenty() {
        List<Note> two = List.of(new Note(60, 80, 0, 300_000_000), new Note(64, 80, 700_000_000, 300_000_000));

        Heard heard = Heard.asPlayed(NETWORK, two, GenerationSettings.DEFAULT, 1, NONE);

        assertFalse(heard.foundBeat());
        assertEquals(120, heard.beatsPerMinute(), 1e-9);
    }
}
