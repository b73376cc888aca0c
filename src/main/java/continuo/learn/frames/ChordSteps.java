package continuo.learn.frames;

import continuo.learn.Activations;
import continuo.learn.Blas;
import continuo.learn.Parameters;
import continuo.learn.Rows;
import java.util.Arrays;

/// A frame as steps from its lowest key upwards: each step is a softmax over the keys above the last one and over
/// ending the frame, and reads what the LSTM says, the frame before and the keys chosen so far. So each frame has one
/// way to come about, and the probabilities of all frames add up to 1.
final class ChordSteps implements FrameHead {

    private final int keys;
    /// One for each key, and one for ending the frame.
    private final int outputs;

    private final int units;
    private final int hiddenUnits;
    private final int rows;
    private final Parameters.Block readWeights;
    private final Parameters.Block readBias;
    private final Parameters.Block choiceWeights;
    private final Parameters.Block choiceBias;
    /// What goes into the hidden layer at a row before any key is chosen; on the way back, its gradient.
    private final float[] first;

    private int count; // of the window's steps
    private float[] hidden = new float[0];
    private float[] hiddenGradient = new float[0];
    /// Logits, and after the forward pass their gradient.
    private float[] choices = new float[0];

    private FrameWindow window = new FrameWindow(1, 1);

    ChordSteps(Parameters parameters, int keys, int units, int hiddenUnits, int rows) {
        this.keys = keys;
        outputs = keys + 1;
        this.units = units;
        this.hiddenUnits = hiddenUnits;
        this.rows = rows;
        readWeights = parameters.block("chord-hidden_W");
        readBias = parameters.block("chord-hidden_b");
        choiceWeights = parameters.block("chord_W");
        choiceBias = parameters.block("chord_b");
        first = new float[rows * hiddenUnits];
    }

    static void addTo(Parameters parameters, int keys, int units, int hiddenUnits) {
        parameters.dense("chord-hidden", units + 2 * keys, hiddenUnits).dense("chord", hiddenUnits, keys + 1);
    }

    private int chosen(int key) {
        return (units + key) * hiddenUnits;
    }

    private int before(int key) {
        return (units + keys + key) * hiddenUnits;
    }

    @Override
    public double forward(float[] values, Blas.View lstm, FrameWindow frames) {
        window = frames;
        count = 0;
        for (int row = 0; row < rows; row++) {
            int[] frame = window.following(row);
            count += frame == null ? 0 : frame.length + 1;
        }
        makeRoom();
        readFirst(values, lstm);
        int step = 0;
        for (int row = 0; row < rows; row++) {
            step = readChosen(values, row, step);
        }
        for (int i = 0; i < count * hiddenUnits; i++) {
            hidden[i] = Activations.tanh(hidden[i]);
        }
        for (int n = 0; n < count; n++) {
            System.arraycopy(values, choiceBias.offset(), choices, n * outputs, outputs);
        }
        Blas.product(count, outputs, hiddenUnits, hiddenView(), choiceWeights.in(values), 1, choiceView());
        return choose();
    }

    private void makeRoom() {
        if (hidden.length < count * hiddenUnits) {
            hidden = new float[count * hiddenUnits];
            hiddenGradient = new float[count * hiddenUnits];
            choices = new float[count * outputs];
        }
    }

    private void readFirst(float[] values, Blas.View lstm) {
        for (int row = 0; row < rows; row++) {
            int to = row * hiddenUnits;
            System.arraycopy(values, readBias.offset(), first, to, hiddenUnits);
            for (int n = 0; n < window.inputCount(row); n++) {
                Rows.add(values, readWeights.offset() + before(window.input(row, n)), first, to, hiddenUnits);
            }
        }
        Blas.product(rows, hiddenUnits, units, lstm, readWeights.in(values), 1, new Blas.View(first, 0, hiddenUnits));
    }

    /// What goes into the hidden layer at all steps of a row's frame, which begin at `step`. Returns where they end.
    private int readChosen(float[] values, int row, int step) {
        int[] frame = window.following(row);
        if (frame == null) {
            return step;
        }
        System.arraycopy(first, row * hiddenUnits, hidden, step * hiddenUnits, hiddenUnits);
        int at = step;
        for (int key : frame) {
            System.arraycopy(hidden, at * hiddenUnits, hidden, (at + 1) * hiddenUnits, hiddenUnits);
            at++;
            Rows.add(values, readWeights.offset() + chosen(key), hidden, at * hiddenUnits, hiddenUnits);
        }
        return at + 1;
    }

    private double choose() {
        double nats = 0;
        int step = 0;
        for (int row = 0; row < rows; row++) {
            int[] frame = window.following(row);
            if (frame != null) {
                int lowest = 0;
                for (int key : frame) {
                    nats += softmax(step++ * outputs, lowest, key);
                    lowest = key + 1;
                }
                nats += softmax(step++ * outputs, lowest, keys);
            }
        }
        return nats;
    }

    /// Turns the logits of a step into their gradient; keys below `lowest` cannot be chosen any more.
    private double softmax(int at, int lowest, int choice) {
        Arrays.fill(choices, at, at + lowest, 0);
        float most = Float.NEGATIVE_INFINITY;
        for (int i = at + lowest; i < at + outputs; i++) {
            most = Math.max(most, choices[i]);
        }
        double logit = choices[at + choice] - most;
        double sum = 0;
        for (int i = at + lowest; i < at + outputs; i++) {
            choices[i] = (float) Math.exp(choices[i] - most);
            sum += choices[i];
        }
        float scale = (float) (1 / sum);
        for (int i = at + lowest; i < at + outputs; i++) {
            choices[i] *= scale;
        }
        choices[at + choice] -= 1;
        return Math.log(sum) - logit;
    }

    @Override
    public void backward(float[] values, Blas.View lstm, float[] lstmGradient, float[] gradient) {
        Blas.productOfTransposed(
                hiddenUnits, outputs, count, hiddenView(), choiceView(), 1, choiceWeights.in(gradient));
        Blas.View hiddenGradientView = new Blas.View(hiddenGradient, 0, hiddenUnits);
        Blas.productWithTransposed(
                count, hiddenUnits, outputs, choiceView(), choiceWeights.in(values), 0, hiddenGradientView);
        for (int i = 0; i < count * hiddenUnits; i++) {
            hiddenGradient[i] *= 1 - hidden[i] * hidden[i];
        }
        for (int n = 0; n < count; n++) {
            Rows.add(choices, n * outputs, gradient, choiceBias.offset(), outputs);
        }
        int end = count;
        for (int row = rows - 1; row >= 0; row--) {
            end = chosenGradient(row, end, gradient);
        }
        firstGradient(values, lstm, lstmGradient, gradient);
    }

    /// A key that was chosen is read at all later steps of its frame. Returns where the steps of `row` begin.
    private int chosenGradient(int row, int end, float[] gradient) {
        int[] frame = window.following(row);
        int to = row * hiddenUnits;
        Arrays.fill(first, to, to + hiddenUnits, 0);
        if (frame == null) {
            return end;
        }
        int step = end;
        for (int n = frame.length; n >= 0; n--) {
            step--;
            Rows.add(hiddenGradient, step * hiddenUnits, first, to, hiddenUnits);
            if (n > 0) {
                Rows.add(first, to, gradient, readWeights.offset() + chosen(frame[n - 1]), hiddenUnits);
            }
        }
        return step;
    }

    private void firstGradient(float[] values, Blas.View lstm, float[] lstmGradient, float[] gradient) {
        Blas.View firstView = new Blas.View(first, 0, hiddenUnits);
        for (int row = 0; row < rows; row++) {
            Rows.add(first, row * hiddenUnits, gradient, readBias.offset(), hiddenUnits);
            for (int n = 0; n < window.inputCount(row); n++) {
                int to = readWeights.offset() + before(window.input(row, n));
                Rows.add(first, row * hiddenUnits, gradient, to, hiddenUnits);
            }
        }
        Blas.productOfTransposed(units, hiddenUnits, rows, lstm, firstView, 1, readWeights.in(gradient));
        Blas.View below = new Blas.View(lstmGradient, 0, units);
        Blas.productWithTransposed(rows, units, hiddenUnits, firstView, readWeights.in(values), 1, below);
    }

    private Blas.View hiddenView() {
        return new Blas.View(hidden, 0, hiddenUnits);
    }

    private Blas.View choiceView() {
        return new Blas.View(choices, 0, outputs);
    }
}
