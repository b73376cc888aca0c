package continuo.evaluate;

import java.util.Arrays;

/// Finds what a few sequences have in common with very many: add the few, read the many once, one after the other, then
/// ask. Memory grows with the few alone.
///
/// A suffix automaton of the few sequences (Blumer and others 1985): each state stands for some of their runs, which
/// end at the same places, the longest of `length`; its link leads to the state of the next shorter run that ends
/// there.
final class CommonRuns {

    private static final int ROOT = 0;
    private static final int NONE = -1;

    private int states = 1;
    private int[] length = new int[1024];
    private int[] link = new int[1024];
    private int[] firstEdge = new int[1024];

    private int edges;
    private int[] symbol = new int[1024];
    private int[] target = new int[1024];
    private int[] nextEdge = new int[1024];

    CommonRuns() {
        link[ROOT] = NONE;
        firstEdge[ROOT] = NONE;
    }

    /// Adds one of the few. Not after reading has begun.
    void add(int[] sequence) {
        int last = ROOT;
        for (int next : sequence) {
            last = extend(last, next);
        }
    }

    private int extend(int last, int next) {
        int known = follow(last, next);
        if (known != NONE) {
            return length[known] == length[last] + 1 ? known : split(last, next, known);
        }
        int added = newState(length[last] + 1);
        int from = last;
        while (from != NONE && follow(from, next) == NONE) {
            addEdge(from, next, added);
            from = link[from];
        }
        if (from == NONE) {
            link[added] = ROOT;
        } else {
            int there = follow(from, next);
            link[added] = length[there] == length[from] + 1 ? there : split(from, next, there);
        }
        return added;
    }

    /// Takes the shorter runs of `whole` out into a state of their own.
    private int split(int from, int next, int whole) {
        int part = newState(length[from] + 1);
        link[part] = link[whole];
        for (int edge = firstEdge[whole]; edge != NONE; edge = nextEdge[edge]) {
            addEdge(part, symbol[edge], target[edge]);
        }
        link[whole] = part;
        for (int state = from; state != NONE && follow(state, next) == whole; state = link[state]) {
            target[edge(state, next)] = part;
        }
        return part;
    }

    private int newState(int itsLength) {
        if (states == length.length) {
            length = Arrays.copyOf(length, 2 * states);
            link = Arrays.copyOf(link, 2 * states);
            firstEdge = Arrays.copyOf(firstEdge, 2 * states);
        }
        length[states] = itsLength;
        firstEdge[states] = NONE;
        return states++;
    }

    private void addEdge(int from, int of, int to) {
        if (edges == symbol.length) {
            symbol = Arrays.copyOf(symbol, 2 * edges);
            target = Arrays.copyOf(target, 2 * edges);
            nextEdge = Arrays.copyOf(nextEdge, 2 * edges);
        }
        symbol[edges] = of;
        target[edges] = to;
        nextEdge[edges] = firstEdge[from];
        firstEdge[from] = edges++;
    }

    private int edge(int from, int of) {
        int edge = firstEdge[from];
        while (edge != NONE && symbol[edge] != of) {
            edge = nextEdge[edge];
        }
        return edge;
    }

    private int follow(int from, int of) {
        int edge = edge(from, of);
        return edge == NONE ? NONE : target[edge];
    }

    /// What reading has found so far. Several threads may read, each into its own.
    final class Found {

        private final int[] longest = new int[states]; // by state: the longest of its runs that was read
        private boolean spread;

        /// Reads one of the many.
        void read(int[] sequence) {
            spread = false;
            int state = ROOT;
            int matched = 0;
            for (int next : sequence) {
                while (state != ROOT && follow(state, next) == NONE) {
                    state = link[state];
                    matched = length[state];
                }
                int to = follow(state, next);
                if (to != NONE) {
                    state = to;
                    matched++;
                }
                longest[state] = Math.max(longest[state], matched);
            }
        }

        void add(Found other) {
            spread = false;
            Arrays.setAll(longest, state -> Math.max(longest[state], other.longest[state]));
        }

        /// For each place of a sequence that was added, how long the longest run is that ends there and was read.
        ///
        /// What was read at a state was read at all states that its links lead to, whole.
        int[] longestRuns(int[] added) {
            spread();
            int[] runs = new int[added.length];
            int state = ROOT;
            for (int n = 0; n < added.length; n++) {
                state = follow(state, added[n]);
                int read = state;
                while (longest[read] == 0 && read != ROOT) {
                    read = link[read];
                }
                runs[n] = Math.min(longest[read], n + 1);
            }
            return runs;
        }

        private void spread() {
            if (spread) {
                return;
            }
            spread = true;
            int[] byLength = new int[states];
            int[] starts = new int[Arrays.stream(length, 0, states).max().orElse(0) + 2];
            for (int state = 0; state < states; state++) {
                starts[length[state] + 1]++;
            }
            Arrays.parallelPrefix(starts, Integer::sum);
            for (int state = 0; state < states; state++) {
                byLength[starts[length[state]]++] = state;
            }
            for (int n = states - 1; n > 0; n--) {
                int state = byLength[n];
                if (longest[state] > 0) {
                    longest[link[state]] = length[link[state]];
                }
            }
        }
    }

    Found reader() {
        return new Found();
    }
}
