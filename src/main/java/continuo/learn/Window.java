package continuo.learn;

import continuo.encoding.Encoder;
import continuo.encoding.Head;

/// A stretch of notes from several pieces side by side, as the network reads and shall predict them. Row `step · lanes
/// + lane` is one note of one piece. Sparse, and refilled in place.
final class Window implements SparseRows {

    static final int HEADS = Head.values().length;

    private static final int MOST_INPUTS = Encoder.MOST_INPUTS;
    private static final int MOST_CONDITIONS = Encoder.MOST_CONDITIONS;

    final int lanes;
    final int steps;
    private final short[] inputs;
    private final short[] inputCounts;
    private final short[] conditions;
    private final short[] conditionCounts;
    private final short[] targets;
    private final float[] weights;
    private final boolean[] begins;

    Window(int lanes, int steps) {
        this.lanes = lanes;
        this.steps = steps;
        int rows = lanes * steps;
        inputs = new short[rows * MOST_INPUTS];
        inputCounts = new short[rows];
        conditions = new short[rows * MOST_CONDITIONS];
        conditionCounts = new short[rows];
        targets = new short[rows * HEADS];
        weights = new float[rows * HEADS];
        begins = new boolean[rows];
    }

    @Override
    public int row(int lane, int step) {
        return step * lanes + lane;
    }

    /// Whether `row` is the first note of a piece, so that no state is carried into it.
    @Override
    public boolean begins(int row) {
        return begins[row];
    }

    void begins(int row, boolean first) {
        begins[row] = first;
    }

    /// Leaves nothing to predict at `row`: the piece ends with it.
    void nothingFollows(int row) {
        conditionCounts[row] = 0;
        for (int head = 0; head < HEADS; head++) {
            target(row, head, 0, 0);
        }
    }

    /// What the network reads at `row`: ones at the first `count` of `ones`.
    void input(int row, int[] ones, int count) {
        inputCounts[row] = copy(ones, count, inputs, row * MOST_INPUTS);
    }

    /// What the heads read beside it, in the order of the condition, for all heads.
    void condition(int row, int[] ones, int count) {
        conditionCounts[row] = copy(ones, count, conditions, row * MOST_CONDITIONS);
    }

    /// @param weight how much the prediction counts in the loss; 0 leaves it out
    void target(int row, int head, int choice, float weight) {
        targets[row * HEADS + head] = (short) choice;
        weights[row * HEADS + head] = weight;
    }

    @Override
    public int inputCount(int row) {
        return inputCounts[row];
    }

    @Override
    public int input(int row, int number) {
        return inputs[row * MOST_INPUTS + number];
    }

    int conditionCount(int row) {
        return conditionCounts[row];
    }

    int condition(int row, int number) {
        return conditions[row * MOST_CONDITIONS + number];
    }

    int target(int row, int head) {
        return targets[row * HEADS + head];
    }

    float weight(int row, int head) {
        return weights[row * HEADS + head];
    }

    private static short copy(int[] ones, int count, short[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = (short) ones[i];
        }
        return (short) count;
    }
}
