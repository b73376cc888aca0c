package continuo.learn.recipe;

import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.learn.recipe.Vocabulary.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Trains the recipe's network for a while, scores it on music it has not learnt from, and lets it play on.
public final class ClassicRecipe {

    private static final int STEPS = 100;
    private static final int LANES = 64;
    private static final double DROPOUT = 0.3;
    private static final double LEARNING_RATE = 1e-3;
    private static final int JUDGED = 16;
    private static final double NANOS_PER_MINUTE = 60e9;

    private final Settings settings;
    private final ClassicPass.Shape shape;
    private final Stretches train;
    private final Stretches valid;
    private final float[] values;
    private final RmsProp descent;
    private final long[] counts = new long[Vocabulary.SIZE];
    private final SplittableRandom random;
    private final TokenWindow window = new TokenWindow(LANES, STEPS);

    /// @param units of each of the three LSTM layers: 512 in the recipe
    /// @param dense width of the layer above: 256 in the recipe
    /// @param everyStep whether every token of a window teaches; in the recipe only the one after it does
    /// @param minutes how long to train
    public record Settings(int units, int dense, boolean everyStep, double minutes, long seed) {

        public static Settings classic(boolean everyStep, double minutes, long seed) {
            return new Settings(512, 256, everyStep, minutes, seed);
        }
    }

    /// What came of it.
    ///
    /// @param windows how many were learnt
    /// @param predictions how many tokens taught
    /// @param natsPerToken on valid
    /// @param countedNatsPerToken the same by how often each token stands in train
    /// @param natsPerNote the same by the notes that the tokens stand for: the least that pitches cost it, for it
    ///     leaves open which octaves the notes of a chord are in
    public record Score(
            long windows, long predictions, double natsPerToken, double countedNatsPerToken, double natsPerNote) {}

    /// @param corpus with the splits `train` and `valid`
    public ClassicRecipe(Corpus corpus, Settings settings) throws CorpusException {
        corpus.requireTrainAndValid();
        this.settings = settings;
        shape = new ClassicPass.Shape(
                Vocabulary.SIZE, 3, settings.units(), settings.dense(), STEPS, settings.everyStep());
        train = new Stretches(corpus, "train", STEPS + 1, settings.seed());
        valid = new Stretches(corpus, "valid", STEPS + 1, settings.seed());
        values = shape.parameters().drawn(settings.seed());
        descent = new RmsProp(values.length, LEARNING_RATE);
        random = new SplittableRandom(settings.seed());
    }

    /// @param progress is told how it goes, in lines
    public Score run(Consumer<String> progress) throws CorpusException {
        ClassicPass pass = new ClassicPass(shape, LANES);
        long begun = System.nanoTime();
        long told = begun;
        long windows = 0;
        double nats = 0;
        long natsOf = 0;
        do {
            fill(train, true);
            nats += pass.learn(values, window, DROPOUT, random);
            natsOf += pass.predictions();
            descent.step(values, pass.gradient, pass.predictions());
            windows += LANES;
            if (System.nanoTime() - told > 15e9) {
                told = System.nanoTime();
                progress.accept("%4.1f minutes  %d windows  loss %.3f"
                        .formatted((told - begun) / NANOS_PER_MINUTE, windows, nats / natsOf));
                nats = 0;
                natsOf = 0;
            }
        } while (System.nanoTime() - begun < settings.minutes() * NANOS_PER_MINUTE);
        return score(windows, windows / LANES * pass.predictions());
    }

    /// Returns how many notes the tokens to predict stand for.
    private int fill(Stretches from, boolean count) throws CorpusException {
        int notes = 0;
        for (int lane = 0; lane < LANES; lane++) {
            List<Token> stretch = from.next();
            int[] tokens = stretch.stream().mapToInt(Token::number).toArray();
            window.fill(lane, tokens);
            notes += stretch.getLast().notes();
            if (count) {
                Arrays.stream(tokens).forEach(token -> counts[token]++);
            }
        }
        return notes;
    }

    /// Always of the token after a whole window, which is what it is for.
    private Score score(long windows, long predictions) throws CorpusException {
        ClassicPass pass = new ClassicPass(lastOnly(), LANES);
        double nats = 0;
        double counted = 0;
        double total = Arrays.stream(counts).sum() + 0.1 * counts.length;
        int notes = 0;
        for (int n = 0; n < JUDGED; n++) {
            notes += fill(valid, false);
            nats += pass.judge(values, window);
            for (int lane = 0; lane < LANES; lane++) {
                counted -= Math.log((counts[window.following(window.row(lane, STEPS - 1))] + 0.1) / total);
            }
        }
        double tokens = JUDGED * LANES;
        return new Score(windows, predictions, nats / tokens, counted / tokens, nats / notes);
    }

    private ClassicPass.Shape lastOnly() {
        return new ClassicPass.Shape(shape.tokens(), shape.layers(), shape.units(), shape.dense(), STEPS, false);
    }

    /// Plays on after a stretch of valid: the tokens, by name and as the pitches that the recipe plays for each.
    ///
    /// @param temperature of the draw; 0 always takes the most probable token
    public List<Played> play(int count, double temperature) throws CorpusException {
        ClassicPass pass = new ClassicPass(lastOnly(), 1);
        TokenWindow heard = new TokenWindow(1, STEPS);
        int[] stretch = valid.next().stream().mapToInt(Token::number).toArray();
        List<Played> played = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            heard.fill(0, stretch);
            pass.judge(values, heard);
            int token = draw(pass.probabilities(0), temperature);
            played.add(new Played(Vocabulary.name(token), Vocabulary.pitches(token)));
            System.arraycopy(stretch, 1, stretch, 0, STEPS - 1);
            stretch[STEPS - 1] = token;
        }
        return played;
    }

    /// @param name as `C4` or, for a chord, its pitch classes, as `0.4.7`
    public record Played(String name, List<Integer> pitches) {

        public Played {
            pitches = List.copyOf(pitches);
        }
    }

    private int draw(float[] probabilities, double temperature) {
        double[] weights = new double[probabilities.length];
        int best = 0;
        for (int i = 0; i < weights.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
            weights[i] = temperature == 0 ? 0 : Math.pow(probabilities[i], 1 / temperature);
        }
        double at = random.nextDouble() * Arrays.stream(weights).sum();
        int drawn = 0;
        while (temperature > 0 && drawn < weights.length - 1 && at >= weights[drawn]) {
            at -= weights[drawn++];
        }
        return temperature == 0 ? best : drawn;
    }
}
