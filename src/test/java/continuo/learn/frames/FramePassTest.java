package continuo.learn.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both heads: 0 is [KeySigmoids], all else the hidden units of [ChordSteps].
class FramePassTest {

    private static final int KEYS = 4;
    private static final int LANES = 3;
    private static final int STEPS = 5;

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void theProbabilitiesOfAllFramesAddUpToOne(int hidden) {
        FrameShape shape = new FrameShape(KEYS, 2, 5, hidden);
        float[] values = wild(shape, 1);
        double sum = 0;

        for (int frame = 0; frame < 1 << KEYS; frame++) {
            FramePass pass = new FramePass(shape, 1, 1);
            FrameWindow window = new FrameWindow(1, 1);
            window.begin(0, keys(0b0110));
            pass.judge(values, window);
            window.goOn(0, keys(0b0110), keys(frame));
            sum += Math.exp(-pass.judge(values, window));
        }

        assertEquals(1, sum, 1e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void hasTheGradientThatDifferencesShow(int hidden) {
        FrameShape shape = new FrameShape(KEYS, 2, 5, hidden);
        float[] values = wild(shape, 2);
        FrameWindow window = window(3);
        FramePass pass = new FramePass(shape, LANES, STEPS);
        pass.learn(values, window, 0, new SplittableRandom(1));
        SplittableRandom random = new SplittableRandom(4);

        for (int n = 0; n < 60; n++) {
            int weight = random.nextInt(values.length);
            double measured =
                    (nats(shape, values, weight, 0.01f, window) - nats(shape, values, weight, -0.01f, window)) / 0.02;
            assertEquals(measured, pass.gradient[weight], 1e-3 * Math.max(1, Math.abs(measured)), "at " + weight);
        }
    }

    private static double nats(FrameShape shape, float[] values, int weight, float off, FrameWindow window) {
        float[] moved = values.clone();
        moved[weight] += off;
        return new FramePass(shape, LANES, STEPS).judge(moved, window);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void whatIsNotToBePredictedTeachesNothing(int hidden) {
        FrameShape shape = new FrameShape(KEYS, 1, 5, hidden);
        FrameWindow window = new FrameWindow(LANES, STEPS);
        for (int row = 0; row < LANES * STEPS; row++) {
            window.nothing(row);
        }
        FramePass pass = new FramePass(shape, LANES, STEPS);

        assertEquals(0, pass.learn(wild(shape, 5), window, 0, new SplittableRandom(1)));
        assertTrue(IntStream.range(0, pass.gradient.length).allMatch(i -> pass.gradient[i] == 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void countsEachFrameOnceHoweverTheyAreLaidOut(int hidden) {
        FrameShape shape = new FrameShape(KEYS, 1, 5, hidden);
        float[] values = wild(shape, 6);
        List<Roll> rolls = List.of(roll(7, 9), roll(8, 2), roll(9, 4), roll(10, 1));
        double alone = 0;
        for (Roll roll : rolls) {
            alone += natsPerFrame(shape, values, 1, 100, List.of(roll))
                    * roll.frames().size();
        }

        assertEquals(alone / 16, natsPerFrame(shape, values, 2, 3, rolls), 1e-5);
    }

    private static double natsPerFrame(FrameShape shape, float[] values, int lanes, int steps, List<Roll> rolls) {
        var settings = new FrameTraining.Settings(lanes, steps, 1e-2, 0, 0, 1, 1, 1, 1);
        return new FrameTraining(settings, shape, rolls, rolls).natsPerFrame(values, rolls);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16})
    void learnsWhatFollowsWhatAndKeepsTheBest(int hidden) {
        FrameShape shape = new FrameShape(Roll.KEYS, 1, 16, hidden);
        List<int[]> frames = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            frames.add(n % 2 == 0 ? new int[] {40, 44} : new int[] {39, 47});
        }
        List<Roll> rolls = List.of(new Roll(frames), new Roll(frames));
        var settings = new FrameTraining.Settings(2, 10, 2e-2, 0, 0, 200, 50, 9, 1);
        FrameTraining training = new FrameTraining(settings, shape, rolls, rolls);

        float[] best = training.run(line -> {});

        assertTrue(training.bestNats() < 2, "nats a frame: " + training.bestNats());
        assertEquals(training.bestNats(), training.natsPerFrame(best, rolls), 1e-9);
        assertArrayEquals(best, new FrameTraining(settings, shape, rolls, rolls).run(line -> {}));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void readersGiveEachPieceItsFirstFrameFromNothing(int lanes) {
        Deque<Roll> pieces = new ArrayDeque<>(List.of(roll(1, 2), roll(2, 3)));
        FrameReader reader = new FrameReader(pieces::poll, lanes);
        FrameWindow window = new FrameWindow(lanes, 8);

        assertTrue(reader.fill(window));

        assertEquals(5, window.count());
        int begins = (int) IntStream.range(0, lanes * 8)
                .filter(row -> window.begins(row) && window.following(row) != null)
                .count();
        assertEquals(2, begins);
        assertFalse(reader.fill(window));
    }

    private static FrameWindow window(long seed) {
        FrameWindow window = new FrameWindow(LANES, STEPS);
        List<Roll> rolls = List.of(roll(seed, 3), roll(seed + 1, 5), roll(seed + 2, 4));
        new FrameReader(new ArrayDeque<>(rolls)::poll, LANES).fill(window);
        return window;
    }

    private static Roll roll(long seed, int frames) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Roll(IntStream.range(0, frames)
                .mapToObj(n -> keys(random.nextInt(1 << KEYS)))
                .toList());
    }

    private static int[] keys(int bits) {
        return IntStream.range(0, KEYS).filter(key -> (bits >> key & 1) != 0).toArray();
    }

    /// Weights far from nought, so that everything matters.
    private static float[] wild(FrameShape shape, long seed) {
        float[] values = new float[shape.parameters().size()];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-0.8, 0.8);
        }
        return values;
    }
}
