package continuo.learn;

import java.util.Arrays;

/// One LSTM layer, forward and back through one window, for some lanes. Rows are notes: step · lanes + lane. The gates
/// stand as in Deeplearning4j: block input (tanh), forget, output, input gate (sigmoid).
///
/// The recurrence is one matrix product a step; all else is one product a window. Nothing allocates but small views.
final class LstmPass {

    private final int units;
    private final int lanes;
    private final int steps;
    private final Parameters.Block input;
    private final Parameters.Block recurrent;
    private final Parameters.Block bias;

    /// The gates' activations; on the way back, the gradient of what goes into them.
    final float[] gates;
    /// The layer's output, after one block of rows for the output before the window.
    private final float[] outputs;

    private final float[] cells;
    private final float[] cellTanh;
    private final float[] cellGradient;

    LstmPass(Parameters parameters, String name, int units, int lanes, int steps) {
        this.units = units;
        this.lanes = lanes;
        this.steps = steps;
        input = parameters.block(name + "_W");
        recurrent = parameters.block(name + "_RW");
        bias = parameters.block(name + "_b");
        gates = new float[steps * lanes * 4 * units];
        outputs = new float[(steps + 1) * lanes * units];
        cells = new float[(steps + 1) * lanes * units];
        cellTanh = new float[steps * lanes * units];
        cellGradient = new float[lanes * units];
    }

    /// The layer's output at all rows of the window.
    Blas.View output() {
        return new Blas.View(outputs, lanes * units, units);
    }

    /// Takes the state at the window's end to its beginning.
    void carryState() {
        int end = steps * lanes * units;
        System.arraycopy(outputs, end, outputs, 0, lanes * units);
        System.arraycopy(cells, end, cells, 0, lanes * units);
    }

    /// The state after the window: the outputs, then the cells, of all lanes.
    float[] state() {
        float[] state = new float[2 * lanes * units];
        System.arraycopy(outputs, steps * lanes * units, state, 0, lanes * units);
        System.arraycopy(cells, steps * lanes * units, state, lanes * units, lanes * units);
        return state;
    }

    void state(float[] state) {
        System.arraycopy(state, 0, outputs, steps * lanes * units, lanes * units);
        System.arraycopy(state, lanes * units, cells, steps * lanes * units, lanes * units);
    }

    /// What goes into the gates from a sparse input: rows of the input weights are summed.
    void readSparse(float[] values, SparseRows window, int firstLane) {
        for (int step = 0; step < steps; step++) {
            for (int lane = 0; lane < lanes; lane++) {
                int row = window.row(firstLane + lane, step);
                int to = (step * lanes + lane) * 4 * units;
                System.arraycopy(values, bias.offset(), gates, to, 4 * units);
                for (int i = 0; i < window.inputCount(row); i++) {
                    Rows.add(values, input.offset() + window.input(row, i) * 4 * units, gates, to, 4 * units);
                }
            }
        }
    }

    /// What goes into the gates from the layer below: one product for the whole window.
    void read(float[] values, Blas.View below) {
        int rows = steps * lanes;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, bias.offset(), gates, row * 4 * units, 4 * units);
        }
        Blas.product(rows, 4 * units, units, below, input.in(values), 1, new Blas.View(gates, 0, 4 * units));
    }

    /// The recurrence, after one of the reads. Where a piece begins, the state before is nought; the output of the last
    /// note of the piece before goes with it, which is used by nobody.
    void forward(float[] values, SparseRows window, int firstLane) {
        for (int step = 0; step < steps; step++) {
            forgetBefore(step, window, firstLane);
            Blas.product(
                    lanes,
                    4 * units,
                    units,
                    new Blas.View(outputs, step * lanes * units, units),
                    recurrent.in(values),
                    1,
                    new Blas.View(gates, step * lanes * 4 * units, 4 * units));
            for (int lane = 0; lane < lanes; lane++) {
                activate(step * lanes + lane);
            }
        }
    }

    private void forgetBefore(int step, SparseRows window, int firstLane) {
        for (int lane = 0; lane < lanes; lane++) {
            if (window.begins(window.row(firstLane + lane, step))) {
                int from = (step * lanes + lane) * units;
                Arrays.fill(outputs, from, from + units, 0);
                Arrays.fill(cells, from, from + units, 0);
            }
        }
    }

    private void activate(int row) {
        int g = row * 4 * units;
        int before = row * units;
        int now = (row + lanes) * units;
        for (int j = 0; j < units; j++) {
            gates[g + j] = Activations.tanh(gates[g + j]);
        }
        for (int j = units; j < 4 * units; j++) {
            gates[g + j] = Activations.sigmoid(gates[g + j]);
        }
        for (int j = 0; j < units; j++) {
            cells[now + j] = gates[g + units + j] * cells[before + j] + gates[g + 3 * units + j] * gates[g + j];
        }
        for (int j = 0; j < units; j++) {
            float t = Activations.tanh(cells[now + j]);
            cellTanh[before + j] = t;
            outputs[now + j] = gates[g + 2 * units + j] * t;
        }
    }

    /// Back through the recurrence: `outputGradient`, of all rows, becomes that with the later steps' share; [#gates]
    /// becomes the gradient of what goes into the gates; recurrent weights and bias get theirs.
    void backward(float[] values, float[] outputGradient, SparseRows window, int firstLane, float[] gradient) {
        Arrays.fill(cellGradient, 0);
        for (int step = steps - 1; step >= 0; step--) {
            if (step < steps - 1) {
                Blas.productWithTransposed(
                        lanes,
                        units,
                        4 * units,
                        new Blas.View(gates, (step + 1) * lanes * 4 * units, 4 * units),
                        recurrent.in(values),
                        1,
                        new Blas.View(outputGradient, step * lanes * units, units));
            }
            for (int lane = 0; lane < lanes; lane++) {
                if (step < steps - 1 && window.begins(window.row(firstLane + lane, step + 1))) {
                    int row = (step * lanes + lane) * units;
                    Arrays.fill(outputGradient, row, row + units, 0);
                    Arrays.fill(cellGradient, lane * units, (lane + 1) * units, 0);
                }
                deactivate(step * lanes + lane, lane * units, outputGradient);
            }
        }
        int rows = steps * lanes;
        Blas.productOfTransposed(
                units,
                4 * units,
                rows,
                new Blas.View(outputs, 0, units),
                new Blas.View(gates, 0, 4 * units),
                1,
                recurrent.in(gradient));
        for (int row = 0; row < rows; row++) {
            Rows.add(gates, row * 4 * units, gradient, bias.offset(), 4 * units);
        }
    }

    private void deactivate(int row, int laneOffset, float[] outputGradient) {
        int g = row * 4 * units;
        int r = row * units; // of the cell before, and of everything without a row of its own before the window
        for (int j = 0; j < units; j++) {
            float blockInput = gates[g + j];
            float forget = gates[g + units + j];
            float out = gates[g + 2 * units + j];
            float in = gates[g + 3 * units + j];
            float t = cellTanh[r + j];
            float dOut = outputGradient[r + j];
            float dCell = dOut * out * (1 - t * t) + cellGradient[laneOffset + j];
            gates[g + j] = dCell * in * (1 - blockInput * blockInput);
            gates[g + units + j] = dCell * cells[r + j] * forget * (1 - forget);
            gates[g + 2 * units + j] = dOut * t * out * (1 - out);
            gates[g + 3 * units + j] = dCell * blockInput * in * (1 - in);
            cellGradient[laneOffset + j] = dCell * forget;
        }
    }

    /// The gradient of the input weights, for a sparse input.
    void sparseGradient(SparseRows window, int firstLane, float[] gradient) {
        for (int step = 0; step < steps; step++) {
            for (int lane = 0; lane < lanes; lane++) {
                int row = window.row(firstLane + lane, step);
                int from = (step * lanes + lane) * 4 * units;
                for (int i = 0; i < window.inputCount(row); i++) {
                    Rows.add(gates, from, gradient, input.offset() + window.input(row, i) * 4 * units, 4 * units);
                }
            }
        }
    }

    /// The gradient of the input weights and, added to `belowGradient`, of what the layer reads.
    void denseGradient(float[] values, Blas.View below, float[] belowGradient, float[] gradient) {
        int rows = steps * lanes;
        Blas.View gateGradient = new Blas.View(gates, 0, 4 * units);
        Blas.productOfTransposed(units, 4 * units, rows, below, gateGradient, 1, input.in(gradient));
        Blas.productWithTransposed(
                rows, units, 4 * units, gateGradient, input.in(values), 1, new Blas.View(belowGradient, 0, units));
    }
}
