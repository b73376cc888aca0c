package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.model.Network;
import continuo.music.TickNote;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfflineContinuationTest {

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
        List<TickNote> notes = OfflineContinuation.beats(NETWORK, HEARD, GenerationSettings.DEFAULT, 1, 8);

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
        return OfflineContinuation.notes(NETWORK, heard, GenerationSettings.DEFAULT, seed, count);
    }
}
