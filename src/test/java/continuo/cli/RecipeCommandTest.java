package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.cli.RecipeCommand.Sound;
import continuo.corpus.Tunes;
import continuo.learn.recipe.ClassicRecipe.Played;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatIsWrongInOneLine() throws IOException {
        Tunes.write(folder.resolve("one"), 1);

        assertEquals(2, run(folder.resolve("missing").toString()));
        assertEquals(2, run(folder.resolve("one").toString()));
        assertEquals(2, run(folder.toString(), "--temperature", "0"));

        assertEquals(
                List.of(
                        folder.resolve("missing") + " is not a folder; name a folder of MIDI files",
                        "the corpus has too few pieces to train and to validate with, 1 and 0; add more MIDI files",
                        "--temperature must be a number from 0.05 to 10, was 0; see `continuo recipe --help`"),
                err.toString().lines().toList());
    }

    @Test
    void countsHowOftenTheSameComesAgain() {
        List<Played> played = Stream.of("C4", "C4", "0.4.7", "C4", "C4", "C4", "D4")
                .map(name -> new Played(name, List.of(60)))
                .toList();

        Sound sound = Sound.of(played);

        assertEquals(7, sound.tokens());
        assertEquals(3, sound.different());
        assertEquals(3, sound.longestRun());
    }

    private int run(String... arguments) {
        List<String> all = Stream.concat(
                        Stream.of("recipe", "--out", folder.resolve("out").toString()), Stream.of(arguments))
                .toList();
        return Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), all.toArray(String[]::new));
    }
}
