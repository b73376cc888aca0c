package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepriseTest {

    private final Reprise reprise = new Reprise();
    private final List<Integer> heard = new ArrayList<>();

    @Test
    void knowsNothingBeforeAnythingIsRepeated() {
        hear(60, 61);

        assertEquals(-1, reprise.kind());
    }

    @Test
    void tellsWhatFollowedTheLongestRun() {
        hear(60, 62, 64, 65, 70, 64, 67, 60, 62, 64);

        assertEquals(2, reprise.kind()); // three notes
        assertEquals(65, reprise.pitch());
        assertEquals(3, reprise.onsetBin());
        assertEquals(3, reprise.velocityBin());
    }

    @Test
    void tellsWhatFollowedTheLatestOfEquallyLongRuns() {
        hear(60, 62, 64, 60, 62, 65, 60, 62);

        assertEquals(65, reprise.pitch());
    }

    @Test
    void followsARunThatIsTransposed() {
        hear(60, 64, 62, 67, 72, 66, 70, 68);

        assertEquals(73, reprise.pitch());
    }

    @Test
    void tellsNothingWhereTheTransposedNoteWouldLeaveTheKeyboard() {
        hear(108, 112, 110, 127, 20, 116, 120, 118);

        assertEquals(-1, reprise.kind());
    }

    @Test
    void fallsSilentWhenAPassageHasComeTwice() {
        hear(60, 62, 64, 65, 60, 62, 64, 65);
        assertEquals(60, reprise.pitch(), "a passage of four notes, twice");
        hear(60, 62);
        assertEquals(64, reprise.pitch());
        hear(64);
        assertEquals(-1, reprise.kind());
        hear(66, 60, 62);
        assertEquals(64, reprise.pitch(), "something else came between");
    }

    @Test
    void followsAVariedPassageRatherThanAShortRun() {
        int[] theme = {60, 64, 62, 67, 65, 72, 69, 71, 74, 63, 73, 70, 68, 66};
        play(0, theme);
        play(1000, 60, 64, 62, 67, 65, 72, 69, 71, 74); // nine notes as before
        play(1090, 64); // and one that is not: 62 followed 64
        assertEquals(73, reprise.pitch());
        assertEquals(Encoding.onsetBin(10), reprise.onsetBin());
        assertTrue(reprise.kind() >= 10, "told apart from a run");
    }

    @Test
    void tellsOnlyLengthsThatAreOver() {
        reprise.note(60, 0, 0, 1000);
        reprise.note(62, 0, 10, 15);
        reprise.note(60, 0, 20, Encoder.STILL_SOUNDING);
        assertEquals(Encoding.lengthBin(5), reprise.lengthBin());

        reprise.note(60, 0, 30, Encoder.STILL_SOUNDING);
        assertEquals(60, reprise.pitch());
        assertEquals(-1, reprise.lengthBin(), "what a run of one repeats sounds still");

        reprise.release(60, 35);
        reprise.note(62, 0, 40, 50);
        reprise.note(60, 0, 50, 60);
        assertEquals(Encoding.lengthBin(5), reprise.lengthBin(), "released at 35, struck at 30");
    }

    @Test
    void remembersThousandsOfNotes() {
        Random random = new Random(1);
        int[] theme = random.ints(12, 40, 80).toArray();
        hear(theme);
        hear(random.ints(Memory.MOST_NOTES - 100, 20, 30).toArray());
        hear(Arrays.copyOf(theme, 8));
        assertEquals(theme[8], reprise.pitch());

        hear(random.ints(Memory.MOST_NOTES, 90, 100).toArray());
        hear(theme[0]);
        assertEquals(-1, reprise.kind(), "too long ago");
    }

    /// A note each ten ticks.
    private void play(long fromTick, int... pitches) {
        for (int n = 0; n < pitches.length; n++) {
            reprise.note(pitches[n], 10, fromTick + 10L * n, fromTick + 10L * n + 9);
        }
    }

    private static long onsetTick(int n) {
        return n * (n + 1L) / 2; // n ticks after the one before
    }

    /// The n-th note has velocity bin n and comes n ticks after the one before.
    private void hear(int... pitches) {
        for (int pitch : pitches) {
            int n = heard.size();
            reprise.note(pitch, n % Encoding.VELOCITY_BINS, onsetTick(n), onsetTick(n) + 1);
            heard.add(pitch);
        }
    }
}
