package continuo.learn.recipe;

import continuo.learn.SparseRows;

/// Stretches of tokens side by side, each from an empty state, and the token that follows each row.
final class TokenWindow implements SparseRows {

    final int lanes;
    final int steps;
    private final int[] tokens;
    private final int[] following;

    TokenWindow(int lanes, int steps) {
        this.lanes = lanes;
        this.steps = steps;
        tokens = new int[lanes * steps];
        following = new int[lanes * steps];
    }

    /// @param stretch of one token more than the window has steps
    void fill(int lane, int[] stretch) {
        for (int step = 0; step < steps; step++) {
            tokens[row(lane, step)] = stretch[step];
            following[row(lane, step)] = stretch[step + 1];
        }
    }

    int following(int row) {
        return following[row];
    }

    @Override
    public int row(int lane, int step) {
        return step * lanes + lane;
    }

    @Override
    public boolean begins(int row) {
        return row < lanes;
    }

    @Override
    public int inputCount(int row) {
        return 1;
    }

    @Override
    public int input(int row, int number) {
        return tokens[row];
    }
}
