package continuo.session;

import com.lmax.disruptor.EventSequencer;
import com.lmax.disruptor.InsufficientCapacityException;
import continuo.live.improvise.PlannedNote;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stands in for the ring between the improviser and the player: has no room where that one had none, else always.
final class OrderTape implements EventSequencer<PlannedNote> {

    private final Set<Long> refused;
    private final Deque<PlannedNote> waiting = new ArrayDeque<>();
    private PlannedNote newest = new PlannedNote();
    private long attempts;

    /// @param refused the numbers of the attempts that found no room
    OrderTape(Set<Long> refused) {
        this.refused = refused;
    }

    @Override
    public long tryNext() throws InsufficientCapacityException {
        long attempt = attempts++;
        if (refused.contains(attempt)) {
            throw InsufficientCapacityException.INSTANCE;
        }
        newest = new PlannedNote();
        return attempt;
    }

    @Override
    public PlannedNote get(long sequence) {
        return newest;
    }

    @Override
    public void publish(long sequence) {
        waiting.add(newest);
    }

    /// The order that the player takes next; null if there is none.
    @Nullable
    PlannedNote take() {
        return waiting.poll();
    }

    @Override
    public long next() {
        throw new UnsupportedOperationException("the improviser never waits for room");
    }

    @Override
    public int getBufferSize() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean hasAvailableCapacity(int wanted) {
        return true;
    }

    @Override
    public long remainingCapacity() {
        return Integer.MAX_VALUE;
    }

    @Override
    public long next(int count) {
        throw new UnsupportedOperationException("the improviser never waits for room");
    }

    @Override
    public long tryNext(int count) {
        throw new UnsupportedOperationException("orders come one by one");
    }

    @Override
    public void publish(long first, long last) {
        throw new UnsupportedOperationException("orders come one by one");
    }
}
