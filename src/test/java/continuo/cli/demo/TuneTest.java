package continuo.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.cli.demo.Tune.WrittenNote;
import continuo.music.Note;
import continuo.music.Tempo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TuneTest {

    private static final Tempo TEMPO = new Tempo(120);

    @Test
    void readsPitchesLengthsChordsAndHands() {
        Tune tune = Tune.parse("""
                # words
                title A tune
                beats 2
                phrase 50 60 40
                C4 F#5/2 B3/2 | A2+C3*2
                """);

        assertEquals("A tune", tune.title());
        assertEquals(
                List.of(
                        new WrittenNote(60, 0, 1, true),
                        new WrittenNote(78, 1, 0.5, true),
                        new WrittenNote(59, 1.5, 0.5, true),
                        new WrittenNote(45, 0, 2, false),
                        new WrittenNote(48, 0, 2, false)),
                tune.phrases().getFirst().notes());
        assertEquals(2, tune.phrases().getFirst().beats());
    }

    @Test
    void refusesABarOfTheWrongLength() {
        assertThrows(IllegalArgumentException.class, () -> Tune.parse("beats 3\nphrase 1 1 1\nC4 C4 | C3*3"));
    }

    @Test
    void theBundledTuneIsTwelveBarsOfTwoHandsInG() {
        Tune tune = Tune.bundled();

        assertEquals(3, tune.phrases().size());
        assertEquals(36, tune.phrases().stream().mapToDouble(Tune.Phrase::beats).sum());
        Set<Integer> inG = Set.of(0, 2, 4, 6, 7, 9, 11);
        assertEquals(
                List.of(),
                tune.phrases().stream()
                        .flatMap(phrase -> phrase.notes().stream())
                        .filter(note -> !inG.contains(note.pitch() % 12))
                        .toList());
    }

    @Test
    void aPerformanceIsNeitherStiffNorOutOfTime() {
        Tune tune = Tune.bundled();
        Performance performance = new Performance(tune.beatsPerBar(), TEMPO);

        for (Tune.Phrase phrase : tune.phrases()) {
            List<Note> played = performance.play(phrase);

            assertEquals(phrase.notes().size(), played.size());
            assertTrue(played.stream()
                            .map(Note::velocity)
                            .collect(Collectors.toSet())
                            .size()
                    > 8);
            assertEquals(played, performance.play(phrase), "always the same");
            long last = played.getLast().onsetNanos();
            double written = phrase.notes().stream()
                    .mapToDouble(WrittenNote::onsetBeats)
                    .max()
                    .orElseThrow();
            double late = last / TEMPO.nanosPerBeat() - written;
            assertTrue(late > 0.01 && late < 0.5, "slows down a little at the end: " + late);
        }
    }
}
