package continuo.learn.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import continuo.learn.recipe.Vocabulary.Token;
import continuo.midi.file.FileNote;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {

    private static final long MILLI = 1_000_000;

    @Test
    void notesThatBeginTogetherAreOneTokenWithoutTheirOctaves() {
        List<Token> close = Vocabulary.tokens(List.of(note(60, 0), note(64, 0), note(67, 0)));
        List<Token> wide = Vocabulary.tokens(List.of(note(36, 0), note(52, 10), note(79, 20), note(84, 20)));

        assertEquals(1, close.size());
        assertEquals(3, close.getFirst().notes());
        assertEquals(4, wide.getFirst().notes());
        assertEquals(close.getFirst().number(), wide.getFirst().number());
        assertEquals("0.4.7", Vocabulary.name(close.getFirst().number()));
        assertEquals(List.of(60, 64, 67), Vocabulary.pitches(close.getFirst().number()));
    }

    @Test
    void aNoteAloneKeepsItsPitchAndLosesAllElse() {
        List<Token> tokens = Vocabulary.tokens(List.of(note(60, 0), note(61, 21), note(48, 5000)));

        assertEquals(List.of("C4", "C#4", "C3"), names(tokens));
        assertEquals(List.of(48), Vocabulary.pitches(tokens.getLast().number()));
    }

    @Test
    void anOctaveIsAChordOfOnePitchClass() {
        Token octave = Vocabulary.tokens(List.of(note(48, 0), note(60, 0))).getFirst();

        assertEquals("0", Vocabulary.name(octave.number()));
        assertNotEquals(60, octave.number());
    }

    @ParameterizedTest
    @CsvSource({
        "71 62 67, 7.11.2",
        "60 63 66 69, 0.3.6.9",
        "60 62 63 67, 0.2.3.7",
        "59 60 64, 11.0.4",
        "62 65 69, 2.5.9"
    })
    void chordsAreNamedInNormalOrder(String pitches, String name) {
        List<FileNote> notes = new ArrayList<>();
        for (String pitch : pitches.split(" ")) {
            notes.add(note(Integer.parseInt(pitch), 0));
        }

        assertEquals(List.of(name), names(Vocabulary.tokens(notes)));
    }

    @Test
    void everyTokenHasANameOfItsOwn() {
        TreeSet<String> names = new TreeSet<>();
        IntStream.range(0, Vocabulary.SIZE).mapToObj(Vocabulary::name).forEach(names::add);

        assertEquals(128 + 4095, Vocabulary.SIZE);
        assertEquals(Vocabulary.SIZE, names.size());
    }

    private static List<String> names(List<Token> tokens) {
        return tokens.stream().map(token -> Vocabulary.name(token.number())).toList();
    }

    private static FileNote note(int pitch, long millis) {
        return new FileNote(pitch, 64, millis * MILLI, 100 * MILLI, millis / 500.0, 0.2, 0, 0);
    }
}
