package continuo.learn.recipe;

import continuo.learn.Blas;
import continuo.learn.LstmStack;
import continuo.learn.Parameters;
import continuo.learn.Rows;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The network of the recipe, forward and back through windows. One thread at a time.
final class ClassicPass {

    private final Shape shape;
    private final int units;
    private final int dense;
    private final int tokens;
    private final int lanes;
    private final int firstRow;
    private final int rows;
    private final LstmStack lstm;
    private final Parameters.Block denseWeights;
    private final Parameters.Block denseBias;
    private final Parameters.Block tokenWeights;
    private final Parameters.Block tokenBias;
    private final float[] middle;
    private final float[] kept;
    private final float[] middleGradient;
    /// Logits, then probabilities, then the gradient of the logits.
    private final float[] choices;

    final float[] gradient;

    /// @param everyStep whether the token after each row is to be predicted, or, as in the recipe, only the one
    ///     after the
    ///     window
    record Shape(int tokens, int layers, int units, int dense, int steps, boolean everyStep) {

        Parameters parameters() {
            return new Parameters()
                    .lstm(tokens, layers, units)
                    .dense("dense", units, dense)
                    .dense("token", dense, tokens);
        }
    }

    ClassicPass(Shape shape, int lanes) {
        this.shape = shape;
        this.lanes = lanes;
        units = shape.units();
        dense = shape.dense();
        tokens = shape.tokens();
        Parameters parameters = shape.parameters();
        lstm = new LstmStack(parameters, shape.layers(), units, lanes, shape.steps(), false);
        denseWeights = parameters.block("dense_W");
        denseBias = parameters.block("dense_b");
        tokenWeights = parameters.block("token_W");
        tokenBias = parameters.block("token_b");
        firstRow = shape.everyStep() ? 0 : (shape.steps() - 1) * lanes;
        rows = shape.steps() * lanes - firstRow;
        middle = new float[rows * dense];
        kept = new float[rows * dense];
        middleGradient = new float[rows * dense];
        choices = new float[rows * tokens];
        gradient = new float[parameters.size()];
    }

    /// How many tokens a window predicts.
    int predictions() {
        return rows;
    }

    /// Forward and back. Returns the sum of nats; [#gradient] is that sum's.
    double learn(float[] values, TokenWindow window, double dropout, SplittableRandom random) {
        double nats = judge(values, window, dropout, random);
        for (int row = 0; row < rows; row++) {
            choices[row * tokens + window.following(firstRow + row)] -= 1;
        }
        Arrays.fill(gradient, 0);
        backward(values);
        lstm.backward(values, window, 0, gradient);
        return nats;
    }

    /// Forward only, with nothing dropped. Returns the sum of nats.
    double judge(float[] values, TokenWindow window) {
        return judge(values, window, 0, new SplittableRandom(0));
    }

    private double judge(float[] values, TokenWindow window, double dropout, SplittableRandom random) {
        forward(values, window, dropout, random);
        double nats = 0;
        for (int row = 0; row < rows; row++) {
            nats += softmax(row * tokens, window.following(firstRow + row));
        }
        return nats;
    }

    private void forward(float[] values, TokenWindow window, double dropout, SplittableRandom random) {
        lstm.forward(values, window, 0, dropout, random);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, denseBias.offset(), middle, row * dense, dense);
            System.arraycopy(values, tokenBias.offset(), choices, row * tokens, tokens);
        }
        Blas.product(rows, dense, units, read(), denseWeights.in(values), 1, view(middle, dense));
        for (int i = 0; i < middle.length; i++) {
            kept[i] = dropout > 0 && random.nextDouble() < dropout ? 0 : (float) (1 / (1 - dropout));
            middle[i] *= kept[i];
        }
        Blas.product(rows, tokens, dense, view(middle, dense), tokenWeights.in(values), 1, view(choices, tokens));
    }

    private double softmax(int at, int target) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = at; i < at + tokens; i++) {
            most = Math.max(most, choices[i]);
        }
        double logit = choices[at + target] - most;
        double sum = 0;
        for (int i = at; i < at + tokens; i++) {
            choices[i] = (float) Math.exp(choices[i] - most);
            sum += choices[i];
        }
        float scale = (float) (1 / sum);
        for (int i = at; i < at + tokens; i++) {
            choices[i] *= scale;
        }
        return Math.log(sum) - logit;
    }

    private void backward(float[] values) {
        Blas.View middleGradientView = view(middleGradient, dense);
        Blas.productOfTransposed(
                dense, tokens, rows, view(middle, dense), view(choices, tokens), 1, tokenWeights.in(gradient));
        Blas.productWithTransposed(
                rows, dense, tokens, view(choices, tokens), tokenWeights.in(values), 0, middleGradientView);
        for (int i = 0; i < middle.length; i++) {
            middleGradient[i] *= kept[i];
        }
        for (int row = 0; row < rows; row++) {
            Rows.add(choices, row * tokens, gradient, tokenBias.offset(), tokens);
            Rows.add(middleGradient, row * dense, gradient, denseBias.offset(), dense);
        }
        Blas.productOfTransposed(units, dense, rows, read(), middleGradientView, 1, denseWeights.in(gradient));
        Blas.View above = new Blas.View(lstm.freshGradient(), firstRow * units, units);
        Blas.productWithTransposed(rows, units, dense, middleGradientView, denseWeights.in(values), 0, above);
    }

    /// How probable each token is after each lane of the last window.
    float[] probabilities(int lane) {
        int at = (rows - lanes + lane) * tokens;
        return Arrays.copyOfRange(choices, at, at + tokens);
    }

    private Blas.View read() {
        Blas.View output = lstm.output();
        return new Blas.View(output.values(), output.offset() + firstRow * units, units);
    }

    private static Blas.View view(float[] values, int columns) {
        return new Blas.View(values, 0, columns);
    }

    Shape shape() {
        return shape;
    }
}
