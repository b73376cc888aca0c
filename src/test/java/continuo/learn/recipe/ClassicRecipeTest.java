package continuo.learn.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.Corpus;
import continuo.corpus.Tunes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicRecipeTest {

    private static final int LANES = 3;
    private static final int STEPS = 4;
    private static final int TOKENS = 9;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hasTheGradientThatDifferencesShow(boolean everyStep) {
        ClassicPass.Shape shape = new ClassicPass.Shape(TOKENS, 3, 5, 6, STEPS, everyStep);
        float[] values = wild(shape.parameters().size());
        TokenWindow window = window();
        ClassicPass pass = new ClassicPass(shape, LANES);
        pass.learn(values, window, 0, new SplittableRandom(1));
        SplittableRandom random = new SplittableRandom(4);

        for (int n = 0; n < 60; n++) {
            int weight = random.nextInt(values.length);
            double measured =
                    (nats(shape, values, weight, 0.01f, window) - nats(shape, values, weight, -0.01f, window)) / 0.02;
            assertEquals(measured, pass.gradient[weight], 1e-3 * Math.max(1, Math.abs(measured)), "at " + weight);
        }
    }

    private static double nats(ClassicPass.Shape shape, float[] values, int weight, float off, TokenWindow window) {
        float[] moved = values.clone();
        moved[weight] += off;
        return new ClassicPass(shape, LANES).judge(moved, window);
    }

    @Test
    void predictsOnlyTheTokenAfterTheWindowUnlessToldOtherwise() {
        assertEquals(LANES, new ClassicPass(new ClassicPass.Shape(TOKENS, 3, 5, 6, STEPS, false), LANES).predictions());
        assertEquals(
                LANES * STEPS,
                new ClassicPass(new ClassicPass.Shape(TOKENS, 3, 5, 6, STEPS, true), LANES).predictions());
    }

    @Test
    void probabilitiesAddUpToOne() {
        ClassicPass.Shape shape = new ClassicPass.Shape(TOKENS, 3, 5, 6, STEPS, false);
        ClassicPass pass = new ClassicPass(shape, LANES);
        pass.judge(wild(shape.parameters().size()), window());

        for (int lane = 0; lane < LANES; lane++) {
            float[] probabilities = pass.probabilities(lane);
            assertEquals(
                    1,
                    IntStream.range(0, TOKENS)
                            .mapToDouble(i -> probabilities[i])
                            .sum(),
                    1e-5);
        }
    }

    @Test
    void learnsScoresAndPlaysOn() throws IOException {
        Tunes.write(folder, 40);
        Corpus corpus = Corpus.open(List.of(folder), Set.of("A"));
        ClassicRecipe recipe = new ClassicRecipe(corpus, new ClassicRecipe.Settings(8, 8, true, 0, 1));

        ClassicRecipe.Score score = recipe.run(line -> {});

        assertEquals(64, score.windows());
        assertEquals(6400, score.predictions());
        assertTrue(score.countedNatsPerToken() < Math.log(Vocabulary.SIZE), "counting tells something: " + score);
        assertTrue(score.natsPerNote() < score.natsPerToken(), "chords are several notes: " + score);
        assertEquals(12, recipe.play(12, 1).size());
        List<ClassicRecipe.Played> likeliest = recipe.play(3, 0);
        assertTrue(likeliest.stream().noneMatch(played -> played.pitches().isEmpty()), "plays " + likeliest);
    }

    private static TokenWindow window() {
        TokenWindow window = new TokenWindow(LANES, STEPS);
        SplittableRandom random = new SplittableRandom(2);
        for (int lane = 0; lane < LANES; lane++) {
            window.fill(lane, random.ints(STEPS + 1, 0, TOKENS).toArray());
        }
        return window;
    }

    private static float[] wild(int size) {
        float[] values = new float[size];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble(-0.8, 0.8);
        }
        return values;
    }
}
