package continuo.learn;

import continuo.encoding.Head;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// How surprised a network is by music, in nats a note, head by head. Fewer is better.
///
/// Velocities count by how much they teach. Chords count by the beat, and not in the total: the other attributes are
/// foreseen without being told the chord.
record Scores(Map<Head, Double> nats) {

    private static final double LEAST = 1e-12;

    /// Adds up windows.
    static final class Sum {

        private final double[] nats = new double[Window.HEADS];
        private final double[] weights = new double[Window.HEADS];

        /// @param windowNats the window's sum of weight · nats by head
        void add(Window window, double[] windowNats) {
            for (int head = 0; head < Window.HEADS; head++) {
                nats[head] += windowNats[head];
                for (int row = 0; row < window.lanes * window.steps; row++) {
                    weights[head] += window.weight(row, head);
                }
            }
        }

        Scores scores() {
            Map<Head, Double> mean = new EnumMap<>(Head.class);
            for (Head head : Head.values()) {
                mean.put(head, nats[head.ordinal()] / Math.max(weights[head.ordinal()], LEAST));
            }
            return new Scores(mean);
        }
    }

    double total() {
        return nats.entrySet().stream()
                .filter(entry -> entry.getKey() != Head.CHORD)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /// By name, with the total.
    Map<String, Double> byName() {
        Map<String, Double> named = new LinkedHashMap<>();
        nats.forEach((head, value) -> named.put(ContinuoGraph.name(head), rounded(value)));
        named.put("total", rounded(total()));
        return named;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byName().forEach((name, value) -> text.append(String.format(Locale.ROOT, "%s %.3f  ", name, value)));
        return text.toString().strip();
    }
}
