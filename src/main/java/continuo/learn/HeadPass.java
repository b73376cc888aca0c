package continuo.learn;

import continuo.model.NetworkShape;

/// One head, forward and back through one window, for some lanes: a hidden layer that reads the LSTM's output and the
/// known part of the condition, and a softmax.
final class HeadPass {

    private final int number;
    private final int units;
    private final int hiddenUnits;
    private final int outputs;
    private final int conditions;
    private final int repeated;
    private final int lanes;
    private final int steps;
    private final Parameters.Block hiddenWeights;
    private final Parameters.Block hiddenBias;
    private final Parameters.Block outputWeights;
    private final Parameters.Block outputBias;
    private final Parameters.Block repeatWeights;
    private final Parameters.Block repeatBias;
    private final float[] hidden;
    private final float[] hiddenGradient;
    private final float[] choices;

    HeadPass(Parameters parameters, NetworkShape shape, int number, int lanes, int steps) {
        NetworkShape.HeadShape head = shape.heads().get(number);
        this.number = number;
        this.lanes = lanes;
        this.steps = steps;
        units = shape.units();
        hiddenUnits = shape.hidden();
        outputs = head.outputs();
        conditions = head.conditions();
        repeated = head.repeated();
        hiddenWeights = parameters.block(head.name() + "-hidden_W");
        hiddenBias = parameters.block(head.name() + "-hidden_b");
        outputWeights = parameters.block(head.name() + "-choices_W");
        outputBias = parameters.block(head.name() + "-choices_b");
        repeatWeights = parameters.block(head.name() + "-repeat_W");
        repeatBias = parameters.block(head.name() + "-repeat_b");
        hidden = new float[steps * lanes * hiddenUnits];
        hiddenGradient = new float[steps * lanes * hiddenUnits];
        choices = new float[steps * lanes * outputs];
    }

    /// Predicts at all rows. Returns the sum of weight · nats; afterwards the gradient of the logits is known.
    ///
    /// @param smoothing the share of each target that the gradient spreads over all choices alike
    double forward(float[] values, Blas.View lstmOutput, Window window, int firstLane, double smoothing) {
        int rows = steps * lanes;
        for (int row = 0; row < rows; row++) {
            readCondition(values, row, windowRow(window, firstLane, row), window);
        }
        Blas.View hiddenView = new Blas.View(hidden, 0, hiddenUnits);
        Blas.product(rows, hiddenUnits, units, lstmOutput, hiddenWeights.in(values), 1, hiddenView);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = Activations.tanh(hidden[i]);
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, outputBias.offset(), choices, row * outputs, outputs);
        }
        Blas.View choiceView = new Blas.View(choices, 0, outputs);
        Blas.product(rows, outputs, hiddenUnits, hiddenView, outputWeights.in(values), 1, choiceView);
        double nats = 0;
        for (int row = 0; row < rows; row++) {
            int windowRow = windowRow(window, firstLane, row);
            addToRepeated(values, row, windowRow, window);
            nats += softmax(row, windowRow, window, (float) smoothing);
        }
        return nats;
    }

    private int windowRow(Window window, int firstLane, int row) {
        return window.row(firstLane + row % lanes, row / lanes);
    }

    private void readCondition(float[] values, int row, int windowRow, Window window) {
        int to = row * hiddenUnits;
        System.arraycopy(values, hiddenBias.offset(), hidden, to, hiddenUnits);
        for (int i = 0; i < window.conditionCount(windowRow); i++) {
            int condition = window.condition(windowRow, i);
            if (condition < conditions) {
                int from = hiddenWeights.offset() + (units + condition) * hiddenUnits;
                Rows.add(values, from, hidden, to, hiddenUnits);
            }
        }
    }

    private void addToRepeated(float[] values, int row, int windowRow, Window window) {
        int choice = repeatedChoice(windowRow, window);
        if (choice >= 0) {
            float sum = values[repeatBias.offset()];
            for (int j = 0; j < hiddenUnits; j++) {
                sum += values[repeatWeights.offset() + j] * hidden[row * hiddenUnits + j];
            }
            choices[row * outputs + choice] += sum;
        }
    }

    /// The choice to repeat; -1 if there is none.
    private int repeatedChoice(int windowRow, Window window) {
        for (int i = 0; i < window.conditionCount(windowRow); i++) {
            int choice = window.condition(windowRow, i) - repeated;
            if (choice >= 0 && choice < outputs) {
                return choice;
            }
        }
        return -1;
    }

    /// Turns the logits of a row into their gradient.
    private double softmax(int row, int windowRow, Window window, float smoothing) {
        int at = row * outputs;
        float weight = window.weight(windowRow, number);
        if (weight == 0) {
            java.util.Arrays.fill(choices, at, at + outputs, 0);
            return 0;
        }
        float most = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < outputs; j++) {
            most = Math.max(most, choices[at + j]);
        }
        int target = window.target(windowRow, number);
        double targetLogit = choices[at + target] - most;
        double sum = 0;
        for (int j = 0; j < outputs; j++) {
            float e = (float) Math.exp(choices[at + j] - most);
            choices[at + j] = e;
            sum += e;
        }
        float scale = (float) (weight / sum);
        for (int j = 0; j < outputs; j++) {
            choices[at + j] = choices[at + j] * scale - weight * smoothing / outputs;
        }
        choices[at + target] -= weight * (1 - smoothing);
        return weight * (Math.log(sum) - targetLogit);
    }

    /// Adds to the gradient of the weights, and to `lstmGradient`, that of the LSTM's output.
    void backward(
            float[] values,
            Blas.View lstmOutput,
            Window window,
            int firstLane,
            float[] lstmGradient,
            float[] gradient) {
        int rows = steps * lanes;
        Blas.View hiddenView = new Blas.View(hidden, 0, hiddenUnits);
        Blas.View choiceView = new Blas.View(choices, 0, outputs);
        Blas.View hiddenGradientView = new Blas.View(hiddenGradient, 0, hiddenUnits);
        Blas.productOfTransposed(hiddenUnits, outputs, rows, hiddenView, choiceView, 1, outputWeights.in(gradient));
        Blas.productWithTransposed(
                rows, hiddenUnits, outputs, choiceView, outputWeights.in(values), 0, hiddenGradientView);
        for (int row = 0; row < rows; row++) {
            repeatGradient(values, row, windowRow(window, firstLane, row), window, gradient);
        }
        for (int i = 0; i < hidden.length; i++) {
            hiddenGradient[i] *= 1 - hidden[i] * hidden[i];
        }
        for (int row = 0; row < rows; row++) {
            Rows.add(choices, row * outputs, gradient, outputBias.offset(), outputs);
            Rows.add(hiddenGradient, row * hiddenUnits, gradient, hiddenBias.offset(), hiddenUnits);
            conditionGradient(row, windowRow(window, firstLane, row), window, gradient);
        }
        Blas.productOfTransposed(
                units, hiddenUnits, rows, lstmOutput, hiddenGradientView, 1, hiddenWeights.in(gradient));
        Blas.productWithTransposed(
                rows,
                units,
                hiddenUnits,
                hiddenGradientView,
                hiddenWeights.in(values),
                1,
                new Blas.View(lstmGradient, 0, units));
    }

    private void repeatGradient(float[] values, int row, int windowRow, Window window, float[] gradient) {
        int choice = repeatedChoice(windowRow, window);
        if (choice >= 0) {
            float g = choices[row * outputs + choice];
            gradient[repeatBias.offset()] += g;
            for (int j = 0; j < hiddenUnits; j++) {
                gradient[repeatWeights.offset() + j] += g * hidden[row * hiddenUnits + j];
                hiddenGradient[row * hiddenUnits + j] += g * values[repeatWeights.offset() + j];
            }
        }
    }

    private void conditionGradient(int row, int windowRow, Window window, float[] gradient) {
        for (int i = 0; i < window.conditionCount(windowRow); i++) {
            int condition = window.condition(windowRow, i);
            if (condition < conditions) {
                int to = hiddenWeights.offset() + (units + condition) * hiddenUnits;
                Rows.add(hiddenGradient, row * hiddenUnits, gradient, to, hiddenUnits);
            }
        }
    }
}
