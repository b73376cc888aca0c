package continuo.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What playing on costs the least thought: repeating oneself, and rolling dice. A model should beat both. They hear
/// and play points of the grid, in order, and play from after the last one to the horizon of [Cardinality].
final class SimplePlayers {

    private static final int SHORTEST_LAG_STEPS = 2 * GridPoint.STEPS_PER_BEAT;
    private static final int LONGEST_LAG_STEPS = 16 * GridPoint.STEPS_PER_BEAT;
    private static final int MOST_NOTES = 2_000;

    private SimplePlayers() {}

    /// Repeats the end of the prime over and over. How much of it: as long as the lag, from 2 to 16 beats, after which
    /// the greatest share of the prime's notes came again.
    static Set<GridPoint> copyForward(List<GridPoint> prime) {
        long last = prime.getLast().step();
        long lag = mostSelfSimilarLag(prime);
        Set<GridPoint> played = new LinkedHashSet<>();
        for (GridPoint point : prime) {
            for (long step = point.step() + lag;
                    point.step() > last - lag && step <= last + Cardinality.HORIZON_STEPS;
                    step += lag) {
                played.add(new GridPoint(step, point.pitch()));
            }
        }
        return played;
    }

    static long mostSelfSimilarLag(List<GridPoint> prime) {
        Set<GridPoint> all = new HashSet<>(prime);
        long first = prime.getFirst().step();
        long bestLag = SHORTEST_LAG_STEPS;
        double best = -1;
        for (long lag = SHORTEST_LAG_STEPS; lag <= LONGEST_LAG_STEPS; lag++) {
            int again = 0;
            int count = 0;
            for (GridPoint point : prime) {
                if (point.step() - lag >= first) {
                    count++;
                    again += all.contains(new GridPoint(point.step() - lag, point.pitch())) ? 1 : 0;
                }
            }
            if (count > 0 && again / (double) count > best) {
                best = again / (double) count;
                bestLag = lag;
            }
        }
        return bestLag;
    }

    /// Draws each pitch from those that followed the one before in the prime, and each onset from the waits in it.
    static Set<GridPoint> markov(List<GridPoint> prime, RandomGenerator random) {
        Map<Integer, List<Integer>> followers = new HashMap<>();
        List<Long> waits = new ArrayList<>();
        for (int n = 1; n < prime.size(); n++) {
            followers
                    .computeIfAbsent(prime.get(n - 1).pitch(), pitch -> new ArrayList<>())
                    .add(prime.get(n).pitch());
            waits.add(prime.get(n).step() - prime.get(n - 1).step());
        }
        Set<GridPoint> played = new LinkedHashSet<>();
        GridPoint last = prime.getLast();
        long end = last.step() + Cardinality.HORIZON_STEPS;
        for (int n = 0; n < MOST_NOTES && !waits.isEmpty(); n++) {
            List<Integer> choices = followers.getOrDefault(last.pitch(), List.of(last.pitch()));
            long step = last.step() + waits.get(random.nextInt(waits.size()));
            if (step > end) {
                break;
            }
            last = new GridPoint(step, choices.get(random.nextInt(choices.size())));
            if (step > prime.getLast().step()) {
                played.add(last);
            }
        }
        return played;
    }
}
