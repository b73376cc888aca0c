package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.encoding.Memory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

    private static final GenerationSettings SETTINGS = GenerationSettings.DEFAULT;

    private final Continuation continuation = new Continuation(SmallNetworks.network(1), SETTINGS, 1);

    @ParameterizedTest
    @CsvSource({
        "C major, 0 2 4 5 7 9 11",
        "a minor, 0 2 4 5 7 9 11",
        "F# harmonic minor, 1 2 5 6 8 9 11",
        "Gb  Harmonic  Minor, 1 2 5 6 8 9 11",
        "D dorian, 0 2 4 5 7 9 11",
        "E minor pentatonic, 2 4 7 9 11",
        "whole, none",
        "H major, none",
        "C, none",
        "'', none",
    })
    void isNamedByItsKeyAndKind(String name, String classes) {
        assertEquals(
                classes,
                Scale.named(name).map(scale -> inWords(scale.classes(memory()))).orElse("none"));
    }

    private Memory memory() {
        return continuation.memory();
    }

    private static String inWords(int classes) {
        List<String> words = new ArrayList<>();
        for (int of = 0; of < 12; of++) {
            if ((classes >> of & 1) != 0) {
                words.add(String.valueOf(of));
            }
        }
        return String.join(" ", words);
    }

    private String followed(int... steps) {
        long tick = 0;
        for (int n = 0; n < 40; n++) {
            int pitch = 60 + steps[n % steps.length];
            continuation.hear(pitch, 80, tick += 12);
            continuation.release(pitch, tick + 6);
        }
        return inWords(Scale.named("follow").orElseThrow().classes(memory()));
    }

    @Test
    void followsTheMajorScaleThatIsPlayedIn() {
        assertEquals("0 2 4 6 7 9 11", followed(7, 9, 11, 0, 2, 4, 6));
    }

    @Test
    void followsIntoAnotherKey() {
        followed(0, 2, 4, 5, 7, 9, 11);
        assertEquals("1 3 4 6 8 9 11", followed(4, 6, 8, 9, 11, 1, 3));
    }

    @Test
    void whatComesOftenBelongsToIt() {
        assertTrue(followed(9, 11, 0, 2, 4, 5, 8).contains("8"), "the leading note of A minor");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void afterFewNotesAllMayCome(int notes) {
        for (int n = 0; n < notes; n++) {
            continuation.hear(60, 80, 12L * n);
        }
        assertEquals(
                "0 1 2 3 4 5 6 7 8 9 10 11",
                inWords(Scale.named("follow").orElseThrow().classes(memory())));
    }
}
