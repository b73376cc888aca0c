package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoicesTest {

    private static final int TUNE = Encoding.PITCHES + Voices.AGES;

    private final Voices voices = new Voices();

    @Test
    void tellsTheLatestNotesOfTuneAndBassAndTheirAge() {
        voices.note(40, 0, true, true);
        voices.note(64, 0, false, true);
        voices.note(76, 0, false, true);
        voices.note(60, 48, true, true); // a figure between the two is neither

        assertEquals(List.of(40, Encoding.PITCHES + 5, TUNE + 76, TUNE + Encoding.PITCHES + 5), told(48));
        assertEquals(List.of(40, Encoding.PITCHES + 11, TUNE + 76, TUNE + Encoding.PITCHES + 11), told(1_000));
    }

    @Test
    void aVoiceMayMoveFarInTime() {
        for (int n = 0; n < 60; n++) {
            voices.note(80, n * 24L, true, true);
        }
        for (int n = 60; n < 120; n++) {
            voices.note(60, n * 24L, true, true);
        }

        assertEquals(List.of(60, Encoding.PITCHES, TUNE + 60, TUNE + Encoding.PITCHES), told(119 * 24L));
    }

    @Test
    void tellsNothingBeforeTheFirstNote() {
        assertEquals(List.of(), told(0));
    }

    private List<Integer> told(long tick) {
        int[] target = new int[Voices.MOST_TOLD];
        int count = voices.tell(tick, target, 0, 0);
        return Arrays.stream(target, 0, count).boxed().toList();
    }
}
