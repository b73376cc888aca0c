package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextureTest {

    private static final int CLASSES = 12;
    private static final int WAIT = 48; // four conditions for each pitch class, then these

    private final Texture texture = new Texture();

    @Test
    void tellsNothingAtFirst() {
        assertEquals(List.of(), told(texture));
    }

    @Test
    void tellsHowOftenEachPitchClassCame() {
        for (int n = 0; n < 100; n++) {
            texture.note(n % 10 == 0 ? 61 : 48, 20, 48, true, true);
        }
        List<Integer> classes = told(texture).stream().filter(one -> one < WAIT).toList();
        assertEquals(List.of(3, 4 + 1), classes, "C most of the time, C sharp one note in ten");
    }

    @Test
    void tellsHowDenseHowFullHowLowHowHighAndHowLoud() {
        for (int n = 0; n < 1000; n++) {
            texture.note(41, 20, 24, true, false);
            texture.note(81, 20, 0, false, true);
        }
        List<Integer> others = told(texture).stream().filter(one -> one >= WAIT).toList();
        int halfOctaves = 7; // 12 ticks from onset to onset
        assertEquals(List.of(WAIT + halfOctaves, 48 + 16 + 4, 72 + 41 / 4, 104 + 81 / 4, 136 + 20 / 2), others);
    }

    @Test
    void forgetsWhatWasLongAgo() {
        for (int n = 0; n < 1000; n++) {
            texture.note(60, 31, 0, true, true);
        }
        for (int n = 0; n < 1000; n++) {
            texture.note(66, 0, 700, true, true);
        }
        Texture fresh = new Texture();
        for (int n = 0; n < 1000; n++) {
            fresh.note(66, 0, 700, true, true);
        }
        assertEquals(told(fresh), told(texture));
    }

    @Property(tries = 50)
    void tellsNoMoreThanItSaysAndEachOnce(@ForAll long seed) {
        Random random = new Random(seed);
        texture.reset(); // one instance serves all tries
        for (int n = 0; n < 100; n++) {
            texture.note(
                    random.nextInt(Encoding.PITCHES),
                    random.nextInt(Encoding.VELOCITY_BINS),
                    random.nextInt(1000),
                    random.nextBoolean(),
                    random.nextBoolean());
            List<Integer> told = told(texture);
            assertTrue(told.size() <= Texture.MOST_TOLD);
            assertEquals(told.stream().distinct().sorted().toList(), told);
            assertTrue(told.getLast() < Texture.SIZE);
            assertTrue(told.stream().filter(one -> one < WAIT).count() <= CLASSES);
        }
    }

    private static List<Integer> told(Texture texture) {
        int[] target = new int[1 + Texture.MOST_TOLD];
        int count = texture.tell(target, 1, 0);
        return Arrays.stream(target, 1, count).boxed().toList();
    }
}
