package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RepriseTest {

    private final Reprise reprise = new Reprise();
    private final List<Integer> heard = new ArrayList<>();

    @Test
    void knowsNothingBeforeAnythingIsRepeated() {
        hear(60, 61);

        assertEquals(-1, reprise.run());
    }

    @Test
    void tellsWhatFollowedTheLongestRun() {
        hear(60, 62, 64, 65, 70, 64, 67, 60, 62, 64);

        assertEquals(2, reprise.run()); // three notes
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

        assertEquals(-1, reprise.run());
    }

    @Test
    void fallsSilentWhenAPassageHasComeTwice() {
        hear(60, 62, 64, 65, 60, 62, 64, 65);
        assertEquals(60, reprise.pitch(), "a passage of four notes, twice");
        hear(60, 62);
        assertEquals(64, reprise.pitch());
        hear(64);
        assertEquals(-1, reprise.run());
        hear(66, 60, 62);
        assertEquals(64, reprise.pitch(), "something else came between");
    }

    @Test
    void tellsOnlyLengthsThatAreOver() {
        reprise.note(60, 0, 0, 0, 1000);
        reprise.note(62, 0, 10, 10, 15);
        reprise.note(60, 0, 10, 20, Encoder.STILL_SOUNDING);
        assertEquals(Encoding.lengthBin(5), reprise.lengthBin());

        reprise.note(60, 0, 10, 30, Encoder.STILL_SOUNDING);
        assertEquals(60, reprise.pitch());
        assertEquals(-1, reprise.lengthBin(), "what a run of one repeats sounds still");

        reprise.release(60, 35);
        reprise.note(62, 0, 10, 40, 50);
        reprise.note(60, 0, 10, 50, 60);
        assertEquals(Encoding.lengthBin(5), reprise.lengthBin(), "released at 35, struck at 30");
    }

    @Test
    void remembersThousandsOfNotes() {
        Random random = new Random(1);
        int[] theme = random.ints(12, 40, 80).toArray();
        hear(theme);
        hear(random.ints(Reprise.MOST_NOTES - 100, 20, 30).toArray());
        hear(Arrays.copyOf(theme, 8));
        assertEquals(theme[8], reprise.pitch());

        hear(random.ints(Reprise.MOST_NOTES, 90, 100).toArray());
        hear(theme[0]);
        assertEquals(-1, reprise.run(), "too long ago");
    }

    /// Few pitches, so that runs are many.
    @Property(tries = 30)
    void findsWhatTheSlowTwinFinds(@ForAll long seed) {
        Random random = new Random(seed);
        reprise.reset(); // one instance serves all tries
        heard.clear();
        int range = 1 + random.nextInt(12);
        for (int n = 0; n < 300; n++) {
            hear(50 + random.nextInt(range));
            assertTells(slowReprise());
        }
    }

    private record Found(int notes, int pitch, int period) {}

    private void assertTells(Found expected) {
        if (expected.notes == 0) {
            assertEquals(-1, reprise.run());
        } else {
            assertEquals(expected.pitch, reprise.pitch());
            assertEquals(slowRun(expected.notes), reprise.run());
        }
    }

    private static int slowRun(int length) {
        int[] least = {1, 2, 3, 4, 6, 8, 12, 16, 24, 40};
        int run = 0;
        for (int i = 0; i < least.length; i++) {
            run = length >= least[i] ? i : run;
        }
        return run;
    }

    /// Not for the third time.
    private Found slowReprise() {
        Found found = slowLongest();
        return found.notes > found.period + 2 ? new Found(0, 0, 0) : found;
    }

    private Found slowLongest() {
        int last = heard.size() - 1;
        int notesAt = -1;
        int notes = 0;
        int intervalsAt = -1;
        int intervals = 0;
        for (int i = 0; i < last; i++) {
            int same = 0;
            while (same <= i && heard.get(i - same).equals(heard.get(last - same))) {
                same++;
            }
            if (same > 0 && same >= notes) {
                notes = same;
                notesAt = i;
            }
            int even = 0;
            while (even < i && interval(i - even) == interval(last - even)) {
                even++;
            }
            if (even > 0 && even >= intervals) {
                intervals = even;
                intervalsAt = i;
            }
        }
        if (intervals > notes + 1) {
            int pitch = heard.get(intervalsAt + 1) + heard.get(last) - heard.get(intervalsAt);
            return new Found(intervals, pitch, last - intervalsAt);
        }
        return notes == 0 ? new Found(0, 0, 0) : new Found(notes, heard.get(notesAt + 1), last - notesAt);
    }

    private int interval(int note) {
        return heard.get(note) - heard.get(note - 1);
    }

    /// The n-th note has velocity bin and onset bin n.
    private void hear(int... pitches) {
        for (int pitch : pitches) {
            int n = heard.size();
            reprise.note(pitch, n % Encoding.VELOCITY_BINS, n % Encoding.ONSET_BINS, 10L * n, 10L * n + 5);
            heard.add(pitch);
        }
    }
}
