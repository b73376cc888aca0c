package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecallTest {

    private static final long BEAT = 48;

    private final Continuation heard = new Continuation(
            SmallNetworks.network(1), new GenerationSettings(1, 1, 1, 1, 1, Cuts.NONE, 48, 84, 3, 96), 1);
    private final Recall recall = new Recall(heard);
    private final Draft draft = new Draft();

    private void hear(int pitch, double beat, double beats) {
        heard.hear(pitch, 66, Math.round(beat * BEAT));
        heard.release(pitch, Math.round((beat + beats) * BEAT));
    }

    /// C D E F, a beat each, from beat 0 on.
    private void hearFourBeats() {
        hear(60, 0, 0.5);
        hear(62, 1, 0.5);
        hear(64, 2, 0.5);
        hear(65, 3, 0.5);
    }

    /// Pitch and beat of each note.
    private List<String> recalled(int beats, double earliest, double end) {
        assertTrue(recall.recall(beats, Math.round(earliest * BEAT), Math.round(end * BEAT), draft));
        List<String> notes = new ArrayList<>();
        for (int n = 0; n < draft.size(); n++) {
            notes.add(draft.pitch(n) + "@" + draft.onsetTick(n) / (double) BEAT);
        }
        return notes;
    }

    @Test
    void whatWasPlayedComesAgainSoManyBeatsLaterAndTheFirstNoteAfterTheEnd() {
        hearFourBeats();

        assertEquals(List.of("62@4.0", "64@5.0", "65@6.0", "62@7.0"), recalled(3, 3, 6.5));
        assertEquals(66, draft.velocity(0));
        assertEquals(24, draft.lengthTicks(0));
    }

    @Test
    void aShortPassageComesOverAndOver() {
        hearFourBeats();

        assertEquals(List.of("64@4.0", "65@5.0", "64@6.0", "65@7.0", "64@8.0", "65@9.0"), recalled(2, 3, 8));
    }

    @Test
    void itGoesOnWhereItWouldBeByNow() {
        hearFourBeats();

        assertEquals(List.of("65@6.0", "62@7.0", "64@8.0"), recalled(3, 5.5, 7));
    }

    @Test
    void whatIsLongerAgoThanAnythingHeardDoesNotComeBack() {
        hearFourBeats();

        assertTrue(recall.recall(3, 3 * BEAT, 10 * BEAT, draft));
        assertFalse(recall.recall(4, 3 * BEAT, 10 * BEAT, draft));
    }

    @Test
    void ofNothingNothingComesBack() {
        assertFalse(recall.recall(2, 0, 10 * BEAT, draft));
    }

    @Test
    void aPassageThatIsSilentInThatTimeDoesNotComeBack() {
        hear(60, 0, 0.5);
        hear(62, 8, 0.5);

        assertFalse(recall.recall(8, 9 * BEAT, 15 * BEAT, draft));
    }

    @Test
    void keysOutOfRangeAreLeftOutAndNotesAreNoLongerThanAllowed() {
        hear(40, 0, 0.5);
        hear(60, 1, 5);
        hear(90, 2, 0.5);
        hear(62, 8, 0.5);

        assertEquals(List.of("60@9.0", "62@16.0"), recalled(8, 9, 15));
        assertEquals(96, draft.lengthTicks(0));
    }

    @Test
    void aKeyThatSoundsSinceBeforeIsNotStruck() {
        hear(60, 0, 0.5);
        hear(64, 1, 1);
        hear(60, 4, 3);

        assertEquals(List.of("64@5.0", "60@8.0"), recalled(4, 5, 7), "60 sounds until beat 7");
    }

    @Test
    void whereMoreWouldSoundThanAllowedTheOldestNoteEnds() {
        hear(60, 0, 0.5);
        for (int n = 0; n < 4; n++) {
            hear(61 + n, 1 + n / 4.0, 3);
        }
        hear(70, 5, 0.5);

        assertEquals(List.of("61@6.0", "62@6.25", "63@6.5", "64@6.75", "70@10.0"), recalled(5, 6, 9));
        assertEquals(36, draft.lengthTicks(0), "ends where the fourth begins");
        assertEquals(96, draft.lengthTicks(1));
    }

    @Test
    void aSpreadChordIsNotStruckTwiceAtTheSeam() {
        for (long chord : new long[] {0, 48, 96, 144, 192}) {
            for (int n = 0; n < 3; n++) {
                heard.hear((chord % 96 == 0 ? 60 : 65) + 3 * n, 64, chord + n);
                heard.release((chord % 96 == 0 ? 60 : 65) + 3 * n, chord + 30);
            }
        }

        assertTrue(recall.recall(2, 195, 400, draft));

        for (int n = 0; n < draft.size(); n++) {
            int chord = n / 3;
            assertEquals(192 + 48 * (chord + 1) + n % 3, draft.onsetTick(n));
            assertEquals((chord % 2 == 0 ? 65 : 60) + 3 * (n % 3), draft.pitch(n));
        }
        assertEquals(13, draft.size());
    }

    @Test
    void whatIsALittleTooEarlyComesWhenTheAnswerMayBegin() {
        hearFourBeats();

        assertTrue(recall.recall(3, 4 * BEAT + 3, 10 * BEAT, draft));

        assertEquals(62, draft.pitch(0));
        assertEquals(4 * BEAT + 3, draft.onsetTick(0));
    }

    @Test
    void aKeyIsStruckNoMoreOftenThanItMayBe() {
        hear(60, 0, 0.5);
        hear(64, 2, 0.5);

        assertEquals(List.of("64@4.0", "64@6.0"), recalled(2, 3, 20), "three in a row with the one heard");
    }

    @Test
    void aNoteEndsWhereItsKeyIsStruckAgain() {
        hear(60, 0, 1);
        hear(62, 1, 0.5);
        hear(64, 2, 1.5);

        assertEquals(List.of("62@3.0", "64@4.0", "62@5.0", "64@6.0"), recalled(2, 3, 5.5));
        assertEquals(24, draft.lengthTicks(0));
        assertEquals(72, draft.lengthTicks(1));
        heard.hear(65, 64, Math.round(3.5 * BEAT));
        heard.release(65, 4 * BEAT);
        hear(67, 4, 5);

        assertTrue(recall.recall(2, 9 * BEAT, 15 * BEAT, draft));
        assertEquals(67, draft.pitch(1));
        assertEquals(2 * BEAT, draft.lengthTicks(1), "five beats, but struck every two");
    }

    @Test
    void aKeyThatIsDownIsNotStruck() {
        hearFourBeats();
        heard.hear(67, 64, 4 * BEAT);

        assertEquals(List.of("64@5.0", "65@6.0", "64@8.0"), recalled(3, 4, 7), "67 still sounds");
    }

    @Test
    void aDraftThatIsFullEndsWithItsLastNote() {
        for (int n = 0; n < 200; n++) {
            hear(60 + n % 2, n * 0.25, 0.2);
        }

        assertTrue(recall.recall(40, 2_400, 2_400 + 40 * BEAT, draft));

        assertEquals(Draft.MOST_NOTES, draft.size());
        long last = draft.onsetTick(Draft.MOST_NOTES - 1);
        assertEquals(last - 12, draft.restIn(0, last), "of what comes after the last nothing is known");
    }

    /// Whatever was played: what comes back keeps to all that is asked of a note that is drawn.
    @Property(tries = 300)
    void keepsToWhatMayBePlayed(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GenerationSettings settings = new GenerationSettings(
                1, 1, 1, 1, 1, Cuts.NONE, 50 + random.nextInt(8), 62 + random.nextInt(8), 1 + random.nextInt(4), 60);
        Continuation continuation = new Continuation(SmallNetworks.network(1), settings, 1);
        long tick = 0;
        for (int n = 0; n < 60; n++) {
            tick += random.nextInt(3) == 0 ? random.nextInt(60) : random.nextInt(4);
            int pitch = 48 + random.nextInt(24);
            continuation.hear(pitch, 1 + random.nextInt(127), tick);
            continuation.release(pitch, tick + 1 + random.nextInt(100));
        }
        long earliest = tick + random.nextInt(50);
        long end = earliest + random.nextInt(480);
        if (!new Recall(continuation).recall(1 + random.nextInt(12), earliest, end, draft)) {
            return;
        }
        for (int n = 0; n < draft.size(); n++) {
            int pitch = draft.pitch(n);
            long onset = draft.onsetTick(n);
            assertTrue(pitch >= settings.lowestPitch() && pitch <= settings.highestPitch());
            assertTrue(onset >= earliest && (n == 0 || onset >= draft.onsetTick(n - 1)));
            assertTrue(n == draft.size() - 1 || onset <= end);
            assertTrue(draft.lengthTicks(n) >= 1 && draft.lengthTicks(n) <= settings.maxLengthTicks());
            assertFalse(continuation.sounds(pitch, onset));
            long others = IntStream.range(0, 128)
                    .filter(key -> continuation.sounds(key, onset))
                    .count();
            for (int before = 0; before < n; before++) {
                boolean sounds = draft.onsetTick(before) + draft.lengthTicks(before) > onset;
                assertFalse(sounds && draft.pitch(before) == pitch);
                others += sounds ? 1 : 0;
            }
            assertTrue(others < settings.polyphony());
        }
    }

    @Test
    void allocatesNothing() {
        hearFourBeats();

        assertEquals(0, Allocation.bytesOf(() -> {
            for (int n = 0; n < 100; n++) {
                recall.recall(2 + n % 4, 3 * BEAT, 20 * BEAT, draft);
            }
        }));
    }
}
