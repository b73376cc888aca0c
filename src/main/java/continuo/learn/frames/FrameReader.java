package continuo.learn.frames;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Fills windows with pieces: each lane reads one to its end, then takes the next that there is.
final class FrameReader {

    private final Supplier<@Nullable Roll> pieces;
    private final List<int[]>[] rolls;
    private final int[] next;

    /// @param pieces gives null when there are no more
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists
    FrameReader(Supplier<@Nullable Roll> pieces, int lanes) {
        this.pieces = pieces;
        rolls = new List[lanes];
        Arrays.fill(rolls, List.of());
        next = new int[lanes];
        Arrays.fill(next, 1);
    }

    /// Returns whether there was anything left to read.
    boolean fill(FrameWindow window) {
        boolean any = false;
        for (int step = 0; step < window.steps; step++) {
            for (int lane = 0; lane < window.lanes; lane++) {
                any |= fill(window, window.row(lane, step), lane);
            }
        }
        return any;
    }

    private boolean fill(FrameWindow window, int row, int lane) {
        if (next[lane] > rolls[lane].size() && !open(lane)) {
            window.nothing(row);
            return false;
        }
        List<int[]> roll = rolls[lane];
        int frame = next[lane]++;
        if (frame == 0) {
            window.begin(row, roll.getFirst());
        } else if (frame < roll.size()) {
            window.goOn(row, roll.get(frame - 1), roll.get(frame));
        } else {
            window.end(row, roll.getLast());
        }
        return true;
    }

    private boolean open(int lane) {
        Roll piece = pieces.get();
        if (piece == null) {
            return false;
        }
        rolls[lane] = piece.frames();
        next[lane] = 0;
        return true;
    }
}
