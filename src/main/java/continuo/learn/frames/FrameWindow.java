package continuo.learn.frames;

import continuo.learn.SparseRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A stretch of frames from several pieces side by side: at each row the frame that was, and the one to predict.
/// Refilled in place.
final class FrameWindow implements SparseRows {

    private static final int[] SILENCE = {};

    final int lanes;
    final int steps;
    private final int[][] frames;
    private final int[] @Nullable [] following;
    private final boolean[] begins;

    FrameWindow(int lanes, int steps) {
        this.lanes = lanes;
        this.steps = steps;
        frames = new int[lanes * steps][];
        following = new int[lanes * steps][];
        begins = new boolean[lanes * steps];
        Arrays.fill(frames, SILENCE);
    }

    /// The first frame of a piece is to be predicted from nothing.
    void begin(int row, int[] first) {
        set(row, SILENCE, first, true);
    }

    void goOn(int row, int[] frame, int[] next) {
        set(row, frame, next, false);
    }

    /// After the last frame of a piece nothing follows. It needs a row of its own: where the next piece begins, the
    /// LSTM forgets its output of the row before.
    void end(int row, int[] last) {
        set(row, last, null, false);
    }

    /// Leaves nothing to predict.
    void nothing(int row) {
        set(row, SILENCE, null, true);
    }

    private void set(int row, int[] frame, int @Nullable [] next, boolean begin) {
        frames[row] = frame;
        following[row] = next;
        begins[row] = begin;
    }

    /// The frame to predict; null if there is none.
    int @Nullable [] following(int row) {
        return following[row];
    }

    /// How many frames there are to predict.
    int count() {
        return (int) Arrays.stream(following).filter(next -> next != null).count();
    }

    @Override
    public int row(int lane, int step) {
        return step * lanes + lane;
    }

    @Override
    public boolean begins(int row) {
        return begins[row];
    }

    @Override
    public int inputCount(int row) {
        return frames[row].length;
    }

    @Override
    public int input(int row, int number) {
        return frames[row][number];
    }
}
