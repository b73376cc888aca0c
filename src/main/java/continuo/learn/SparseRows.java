package continuo.learn;

/// What an LSTM reads in a window: at each row some ones among noughts. Row `step · lanes + lane` is one step of one
/// lane.
public interface SparseRows {

    int row(int lane, int step);

    /// Whether `row` is the first of a piece, so that no state is carried into it.
    boolean begins(int row);

    /// How many ones there are at `row`.
    int inputCount(int row);

    /// Where the one of that number is.
    int input(int row, int number);
}
