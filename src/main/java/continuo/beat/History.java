package continuo.beat;

/// Where each hypothesis has put the onsets before: chains of nodes, youngest first. The oldest nodes are written over.
final class History {

    static final int NONE = -1;

    private final int mask;
    private final int[] parents;
    private final int[] steps;
    private final double[] seconds; // of the onset
    private final double[] times; // where it is meant to be
    private int count;

    History(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two, was " + capacity);
        }
        mask = capacity - 1;
        parents = new int[capacity];
        steps = new int[capacity];
        seconds = new double[capacity];
        times = new double[capacity];
    }

    void reset() {
        count = 0;
    }

    /// @return the number of the new node
    int add(int parent, int step, double second, double time) {
        int slot = count & mask;
        parents[slot] = parent;
        steps[slot] = step;
        seconds[slot] = second;
        times[slot] = time;
        return count++;
    }

    /// Whether a node has not been written over.
    boolean holds(int node) {
        return node >= 0 && node > count - 1 - mask && node < count;
    }

    /// The youngest of a node and those before it that was heard before `second`.
    int before(int node, double second) {
        int at = node;
        while (holds(at) && seconds[at & mask] >= second) {
            at = parents[at & mask];
        }
        return at;
    }

    int parent(int node) {
        return parents[node & mask];
    }

    int step(int node) {
        return steps[node & mask];
    }

    double seconds(int node) {
        return seconds[node & mask];
    }

    double time(int node) {
        return times[node & mask];
    }
}
