package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.music.TickNote;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandsTest {

    /// Chords of three keys, a beat apart.
    private static final List<TickNote> WRITTEN = IntStream.range(0, 3_000)
            .mapToObj(n -> new TickNote(60 + 4 * (n % 3), 80, 480 + 48L * (n / 3), 24))
            .toList();

    @Test
    void handsThatMissNothingPlayWhatIsWritten() {
        assertSame(WRITTEN, Hands.missing(0).play(WRITTEN, new SplittableRandom(1)));
    }

    @Test
    void notesComeInOrderAndMissByTheirMeasure() {
        List<TickNote> played = Hands.missing(10).play(WRITTEN, new SplittableRandom(1));

        assertEquals(
                played.stream()
                        .sorted(Comparator.comparingLong(TickNote::onsetTicks))
                        .toList(),
                played);
        double square = 0;
        for (TickNote note : played) {
            int off = Math.floorMod(note.onsetTicks() + 24, 48) - 24;
            square += off * off / 3_000.0;
            assertEquals(24, note.lengthTicks());
        }
        double millis = Math.sqrt(square - 1 / 12.0) * 500 / 48; // less what rounding adds
        assertEquals(10, millis, 0.5);
    }

    @Test
    void theKeysOfAChordComeInAnyOrder() {
        List<TickNote> played = Hands.missing(10).play(WRITTEN, new SplittableRandom(1));
        long inOrder = IntStream.range(0, 1_000)
                .filter(chord -> played.get(3 * chord).pitch() == 60
                        && played.get(3 * chord + 1).pitch() == 64
                        && played.get(3 * chord + 2).pitch() == 68)
                .count();
        assertTrue(inOrder > 100 && inOrder < 250, inOrder + " of 1000 chords from below, one in six expected");
        assertNotEquals(played, Hands.missing(10).play(WRITTEN, new SplittableRandom(2)));
    }
}
